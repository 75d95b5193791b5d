-- The common agenda: needs, vision, priorities, outcomes, initiatives, actions; its adopted
-- versions; the framework a network follows; and its own words.

-- Public and internal text stand side by side in every thing of the agenda.
create table visions (
    network_id text not null,
    public_text text not null,
    internal_text text not null,
    changed_at bigint not null,
    constraint visions_pkey primary key (network_id),
    constraint visions_network_id_fkey foreign key (network_id) references networks (id)
);

create table needs (
    id text not null,
    network_id text not null,
    title text not null,
    public_text text not null,
    internal_text text not null,
    said_by text not null,
    said_on text not null,
    evidence text not null,
    place_id text,
    is_public boolean not null,
    state text not null,
    state_reason text not null,
    created_at bigint not null,
    added_by text not null,
    search_key text not null,
    constraint needs_pkey primary key (id),
    constraint needs_network_id_fkey foreign key (network_id) references networks (id),
    constraint needs_place_id_fkey foreign key (place_id) references places (id),
    constraint needs_state_check check (state in ('heard', 'answered', 'set_aside'))
);
create index needs_network_id on needs (network_id);

create table priorities (
    id text not null,
    network_id text not null,
    position bigint not null,
    title text not null,
    public_text text not null,
    internal_text text not null,
    scope text not null,
    scope_reason text not null,
    scope_changed_on text,
    is_public boolean not null,
    created_at bigint not null,
    constraint priorities_pkey primary key (id),
    constraint priorities_network_id_fkey foreign key (network_id) references networks (id),
    constraint priorities_scope_check check (scope in ('in_scope', 'out_of_scope', 'stopped'))
);
create index priorities_network_id on priorities (network_id);

create table priority_needs (
    priority_id text not null,
    need_id text not null,
    constraint priority_needs_pkey primary key (priority_id, need_id),
    constraint priority_needs_priority_id_fkey foreign key (priority_id) references priorities (id),
    constraint priority_needs_need_id_fkey foreign key (need_id) references needs (id)
);

-- Determinants of health a priority touches: codes of a vocabulary kept as data in the program.
create table priority_determinants (
    priority_id text not null,
    determinant text not null,
    constraint priority_determinants_pkey primary key (priority_id, determinant),
    constraint priority_determinants_priority_id_fkey foreign key (priority_id) references priorities (id)
);

create table outcomes (
    id text not null,
    network_id text not null,
    priority_id text not null,
    position bigint not null,
    title text not null,
    public_text text not null,
    internal_text text not null,
    is_public boolean not null,
    created_at bigint not null,
    constraint outcomes_pkey primary key (id),
    constraint outcomes_network_id_fkey foreign key (network_id) references networks (id),
    constraint outcomes_priority_id_fkey foreign key (priority_id) references priorities (id)
);
create index outcomes_priority_id on outcomes (priority_id);

create table initiatives (
    id text not null,
    network_id text not null,
    priority_id text not null,
    title text not null,
    public_text text not null,
    internal_text text not null,
    lead_organisation_id text,
    state text not null,
    state_reason text not null,
    starts_on text,
    ends_on text,
    is_public boolean not null,
    created_at bigint not null,
    constraint initiatives_pkey primary key (id),
    constraint initiatives_network_id_fkey foreign key (network_id) references networks (id),
    constraint initiatives_priority_id_fkey foreign key (priority_id) references priorities (id),
    constraint initiatives_lead_organisation_id_fkey foreign key (lead_organisation_id) references organisations (id),
    constraint initiatives_state_check check (state in ('proposed', 'under_way', 'finished', 'stopped'))
);
create index initiatives_priority_id on initiatives (priority_id);

create table actions (
    id text not null,
    network_id text not null,
    priority_id text not null,
    initiative_id text,
    title text not null,
    public_text text not null,
    internal_text text not null,
    owner_organisation_id text,
    owner_person_id text,
    due_on text,
    state text not null,
    state_reason text not null,
    finished_on text,
    is_public boolean not null,
    created_at bigint not null,
    search_key text not null,
    constraint actions_pkey primary key (id),
    constraint actions_network_id_fkey foreign key (network_id) references networks (id),
    constraint actions_priority_id_fkey foreign key (priority_id) references priorities (id),
    constraint actions_initiative_id_fkey foreign key (initiative_id) references initiatives (id),
    constraint actions_owner_organisation_id_fkey foreign key (owner_organisation_id) references organisations (id),
    constraint actions_owner_person_id_fkey foreign key (owner_person_id) references people (id) on delete set null,
    constraint actions_state_check check (state in ('planned', 'under_way', 'done', 'stopped'))
);
create index actions_network_id_due_on on actions (network_id, due_on);
create index actions_priority_id on actions (priority_id);

-- A version is the whole agenda as it was adopted on a day: JSON text, never changed.
create table agenda_versions (
    id text not null,
    network_id text not null,
    number bigint not null,
    adopted_on text not null,
    summary text not null,
    content text not null,
    created_at bigint not null,
    constraint agenda_versions_pkey primary key (id),
    constraint agenda_versions_network_id_fkey foreign key (network_id) references networks (id),
    constraint agenda_versions_network_id_number_key unique (network_id, number)
);

create table frameworks (
    id text not null,
    network_id text not null,
    name text not null,
    source text not null,
    created_at bigint not null,
    constraint frameworks_pkey primary key (id),
    constraint frameworks_network_id_fkey foreign key (network_id) references networks (id),
    constraint frameworks_network_id_name_key unique (network_id, name)
);

create table framework_stages (
    id text not null,
    framework_id text not null,
    position bigint not null,
    name text not null,
    good_looks_like text not null,
    standing text not null,
    standing_note text not null,
    assessed_on text,
    constraint framework_stages_pkey primary key (id),
    constraint framework_stages_framework_id_fkey foreign key (framework_id) references frameworks (id),
    constraint framework_stages_framework_id_position_key unique (framework_id, position),
    constraint framework_stages_standing_check check (standing in ('not_started', 'started', 'well_under_way', 'in_place'))
);

-- "Our words": the network's adopted glossary.
create table glossary_terms (
    id text not null,
    network_id text not null,
    term text not null,
    language text not null,
    definition text not null,
    source text not null,
    adopted_on text not null,
    dropped_on text,
    search_key text not null,
    constraint glossary_terms_pkey primary key (id),
    constraint glossary_terms_network_id_fkey foreign key (network_id) references networks (id),
    constraint glossary_terms_network_id_term_key unique (network_id, term)
);
