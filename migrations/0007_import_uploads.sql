-- Files on their way to being imported in the web: uploaded, mapped, checked, and then an import.

create table import_uploads (
    id text not null,
    network_id text not null,
    file_name text not null,
    file_path text not null,
    file_bytes bigint not null,
    mapping text not null,
    step text not null,
    doing text not null,
    rows_done bigint not null,
    rows_of bigint not null,
    rows_read bigint not null,
    rows_kept bigint not null,
    rows_refused bigint not null,
    rows_left_out bigint not null,
    rows_over bigint not null,
    read_as text not null,
    said text not null,
    import_id text,
    uploaded_by text not null,
    uploaded_at bigint not null,
    touched_at bigint not null,
    constraint import_uploads_pkey primary key (id),
    constraint import_uploads_network_id_fkey foreign key (network_id) references networks (id),
    constraint import_uploads_step_check check (step in ('uploaded', 'checking', 'checked', 'refused', 'importing', 'imported', 'removed'))
);
create index import_uploads_network_id on import_uploads (network_id, uploaded_at);

-- What a check refused: the first of it, by line, until the file is removed.
create table import_refusals (
    upload_id text not null,
    position bigint not null,
    line bigint not null,
    column_name text not null,
    value text not null,
    expected text not null,
    constraint import_refusals_pkey primary key (upload_id, position),
    constraint import_refusals_upload_id_fkey foreign key (upload_id) references import_uploads (id)
);
