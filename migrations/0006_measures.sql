-- Measures: definitions, observations by period, place and groups, breaks, targets, imports and
-- partner returns.

create table measures (
    id text not null,
    network_id text not null,
    outcome_id text,
    slug text not null,
    name text not null,
    definition text not null,
    unit text not null,
    per bigint not null,
    decimals bigint not null,
    direction text not null,
    numerator_means text not null,
    denominator_means text not null,
    services_did text not null,
    source text not null,
    is_complete_count boolean not null,
    is_sensitive boolean not null,
    is_public boolean not null,
    main_dimension text,
    reference_group text,
    chosen text not null,
    data_version bigint not null,
    is_adding_up boolean not null,
    sums_edition text,
    retired_on text,
    search_key text not null,
    created_at bigint not null,
    changed_at bigint not null,
    constraint measures_pkey primary key (id),
    constraint measures_network_id_fkey foreign key (network_id) references networks (id),
    constraint measures_outcome_id_fkey foreign key (outcome_id) references outcomes (id),
    constraint measures_network_id_slug_key unique (network_id, slug),
    constraint measures_unit_check check (unit in ('proportion', 'rate', 'count', 'value')),
    constraint measures_direction_check check (direction in ('higher_is_better', 'lower_is_better', 'neither'))
);

-- The dimensions a measure can be cut by, and the groups of each, in the order they are shown.
create table measure_groups (
    id text not null,
    measure_id text not null,
    dimension text not null,
    code text not null,
    label text not null,
    position bigint not null,
    constraint measure_groups_pkey primary key (id),
    constraint measure_groups_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint measure_groups_measure_id_dimension_code_key unique (measure_id, dimension, code)
);

create table measure_breaks (
    id text not null,
    measure_id text not null,
    breaks_on text not null,
    kind text not null,
    reason text not null,
    removed_at bigint,
    constraint measure_breaks_pkey primary key (id),
    constraint measure_breaks_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint measure_breaks_measure_id_breaks_on_kind_key unique (measure_id, breaks_on, kind),
    constraint measure_breaks_kind_check check (kind in ('definition', 'age_range', 'denominator', 'source'))
);

-- One file, one accepted return, or one typed entry. Its observations exist for readers only while
-- it is live.
create table imports (
    id text not null,
    measure_id text not null,
    state text not null,
    kind text not null,
    file_name text not null,
    file_hash text not null,
    mapping text not null,
    protection text not null,
    numerator_source text not null,
    denominator_source text not null,
    ethnicity_output text,
    rows_read bigint not null,
    rows_kept bigint not null,
    failure text,
    started_by text not null,
    started_at bigint not null,
    touched_at bigint not null,
    live_at bigint,
    undone_at bigint,
    constraint imports_pkey primary key (id),
    constraint imports_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint imports_state_check check (state in ('staging', 'live', 'undone', 'failed', 'swept')),
    constraint imports_kind_check check (kind in ('file', 'return', 'entry')),
    constraint imports_protection_check check (protection in ('as_published', 'raw')),
    constraint imports_ethnicity_output_check check (ethnicity_output in ('total', 'prioritised', 'sole'))
);
create index imports_measure_id on imports (measure_id);

-- Places that an import had to make. They go again with an import that never went live.
create table import_made_places (
    import_id text not null,
    place_id text not null,
    constraint import_made_places_pkey primary key (import_id, place_id),
    constraint import_made_places_import_id_fkey foreign key (import_id) references imports (id),
    constraint import_made_places_place_id_fkey foreign key (place_id) references places (id)
);
create index import_made_places_place_id on import_made_places (place_id);

-- A combination of groups in a place: what an observation is about.
-- `groups` is canonical: "age=12-15;ethnicity=maori;gender=female", dimensions in order of name.
create table measure_cells (
    id bigint not null,
    measure_id text not null,
    place_id text not null,
    groups text not null,
    constraint measure_cells_pkey primary key (id),
    constraint measure_cells_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint measure_cells_place_id_fkey foreign key (place_id) references places (id),
    constraint measure_cells_measure_id_place_id_groups_key unique (measure_id, place_id, groups)
);
create index measure_cells_place_id on measure_cells (place_id);

-- `line` is the row's in the import's file. An import is written in the order of the key, so that its
-- rows lie side by side.
create table observations (
    import_id text not null,
    cell_id bigint not null,
    period_end text not null,
    period_start text not null,
    line bigint not null,
    status text not null,
    numerator double precision,
    denominator double precision,
    value double precision,
    constraint observations_pkey primary key (import_id, cell_id, period_end, period_start)
);

-- The figures of the chosen selection, added up when an import goes live or is undone: what pages
-- read, so that a page costs the same whatever the number of observations. An edition is written in
-- short transactions; the one that its measure names is read, the others are on their way in or out,
-- and swept after `kept_until`.
create table sum_editions (
    id text not null,
    measure_id text not null,
    kept_until bigint not null,
    periods_left_out bigint not null,
    constraint sum_editions_pkey primary key (id),
    constraint sum_editions_measure_id_fkey foreign key (measure_id) references measures (id)
);
create index sum_editions_measure_id on sum_editions (measure_id);

create table measure_sums (
    edition text not null,
    place_id text not null,
    dimension text not null,
    code text not null,
    period_start text not null,
    period_end text not null,
    status text not null,
    protection text not null,
    numerator double precision,
    denominator double precision,
    value double precision,
    cells bigint not null,
    suppressed_cells bigint not null,
    missing_cells bigint not null,
    over_cells bigint not null,
    constraint measure_sums_pkey primary key (edition, place_id, dimension, code, period_end),
    constraint measure_sums_edition_fkey foreign key (edition) references sum_editions (id)
);

create table targets (
    id text not null,
    measure_id text not null,
    dimension text not null,
    code text not null,
    baseline_on text,
    due_on text not null,
    value double precision not null,
    reason text not null,
    created_at bigint not null,
    removed_at bigint,
    constraint targets_pkey primary key (id),
    constraint targets_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint targets_measure_id_dimension_code_due_on_key unique (measure_id, dimension, code, due_on)
);

create table returns (
    id text not null,
    network_id text not null,
    measure_id text not null,
    organisation_id text not null,
    place_id text not null,
    period_start text not null,
    period_end text not null,
    due_on text not null,
    state text not null,
    asked_at bigint not null,
    submitted_at bigint,
    decided_at bigint,
    import_id text,
    constraint returns_pkey primary key (id),
    constraint returns_network_id_fkey foreign key (network_id) references networks (id),
    constraint returns_measure_id_fkey foreign key (measure_id) references measures (id),
    constraint returns_organisation_id_fkey foreign key (organisation_id) references organisations (id),
    constraint returns_place_id_fkey foreign key (place_id) references places (id),
    constraint returns_import_id_fkey foreign key (import_id) references imports (id),
    constraint returns_measure_id_organisation_id_place_id_period_end_key unique (measure_id, organisation_id, place_id, period_end),
    constraint returns_state_check check (state in ('asked', 'submitted', 'sent_back', 'accepted', 'withdrawn'))
);
create index returns_network_id_due_on on returns (network_id, due_on);
create index returns_organisation_id on returns (organisation_id);

create table return_values (
    return_id text not null,
    groups text not null,
    status text not null,
    numerator double precision,
    denominator double precision,
    value double precision,
    note text not null,
    constraint return_values_pkey primary key (return_id, groups),
    constraint return_values_return_id_fkey foreign key (return_id) references returns (id)
);

create table return_messages (
    id text not null,
    return_id text not null,
    said_by text not null,
    said_at bigint not null,
    words text not null,
    constraint return_messages_pkey primary key (id),
    constraint return_messages_return_id_fkey foreign key (return_id) references returns (id)
);
create index return_messages_return_id on return_messages (return_id);
