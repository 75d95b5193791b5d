-- Networks, the places they care for, the organisations and people in them, groups and roles.

create table networks (
    id text not null,
    slug text not null,
    name text not null,
    kind text not null,
    purpose text not null,
    zone text not null,
    is_public boolean not null,
    suppress_below bigint not null,
    contact text not null,
    created_at bigint not null,
    closed_at bigint,
    constraint networks_pkey primary key (id),
    constraint networks_slug_key unique (slug),
    constraint networks_kind_check check (kind in ('alliance', 'crown', 'iwi', 'hapu', 'maori_provider', 'community', 'national')),
    constraint networks_suppress_below_check check (suppress_below >= 0)
);

-- Networks are joined by dated agreements that both sides accept; none is another's child.
create table network_agreements (
    id text not null,
    from_network_id text not null,
    to_network_id text not null,
    kind text not null,
    terms text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    accepted_at bigint,
    declined_at bigint,
    starts_on text not null,
    ends_on text,
    constraint network_agreements_pkey primary key (id),
    constraint network_agreements_from_network_id_fkey foreign key (from_network_id) references networks (id),
    constraint network_agreements_to_network_id_fkey foreign key (to_network_id) references networks (id),
    constraint network_agreements_proposed_by_fkey foreign key (proposed_by) references networks (id),
    constraint network_agreements_kind_check check (kind in ('serves', 'shares_with', 'stands_beside')),
    constraint network_agreements_from_network_id_to_network_id_check check (from_network_id <> to_network_id)
);
create index network_agreements_from_network_id on network_agreements (from_network_id);
create index network_agreements_to_network_id on network_agreements (to_network_id);

-- A place is a dated area, a membership, or both: not a code list. Its code is optional.
create table places (
    id text not null,
    network_id text not null,
    parent_id text,
    name text not null,
    kind text not null,
    defined_by text not null,
    code_system text,
    code text,
    boundary text,
    starts_on text,
    ends_on text,
    note text not null,
    search_key text not null,
    constraint places_pkey primary key (id),
    constraint places_network_id_fkey foreign key (network_id) references networks (id),
    constraint places_parent_id_fkey foreign key (parent_id) references places (id),
    constraint places_network_id_code_system_code_key unique (network_id, code_system, code),
    constraint places_defined_by_check check (defined_by in ('area', 'membership', 'both'))
);
create index places_parent_id on places (parent_id);

create table organisations (
    id text not null,
    network_id text not null,
    name text not null,
    sector text not null,
    description text not null,
    website text,
    email text,
    phone text,
    is_maori boolean not null,
    charity_number text,
    nzbn text,
    hpi_organisation_id text,
    joined_on text,
    left_on text,
    leaving_reason text,
    search_key text not null,
    created_at bigint not null,
    constraint organisations_pkey primary key (id),
    constraint organisations_network_id_fkey foreign key (network_id) references networks (id),
    constraint organisations_network_id_name_key unique (network_id, name)
);

create table organisation_kinds (
    organisation_id text not null,
    kind text not null,
    constraint organisation_kinds_pkey primary key (organisation_id, kind),
    constraint organisation_kinds_organisation_id_fkey foreign key (organisation_id) references organisations (id)
);

create table organisation_places (
    organisation_id text not null,
    place_id text not null,
    constraint organisation_places_pkey primary key (organisation_id, place_id),
    constraint organisation_places_organisation_id_fkey foreign key (organisation_id) references organisations (id),
    constraint organisation_places_place_id_fkey foreign key (place_id) references places (id)
);

-- People's words and contacts: erasable, so nothing else may hold them.
create table people (
    id text not null,
    network_id text not null,
    account_id text,
    name text not null,
    email text,
    phone text,
    organisation_id text,
    position text,
    search_key text not null,
    created_at bigint not null,
    constraint people_pkey primary key (id),
    constraint people_network_id_fkey foreign key (network_id) references networks (id),
    constraint people_organisation_id_fkey foreign key (organisation_id) references organisations (id),
    constraint people_network_id_account_id_key unique (network_id, account_id)
);
create index people_organisation_id on people (organisation_id);
create index people_account_id on people (account_id);

create table place_members (
    id text not null,
    place_id text not null,
    organisation_id text,
    person_id text,
    starts_on text not null,
    ends_on text,
    constraint place_members_pkey primary key (id),
    constraint place_members_place_id_fkey foreign key (place_id) references places (id),
    constraint place_members_organisation_id_fkey foreign key (organisation_id) references organisations (id),
    constraint place_members_person_id_fkey foreign key (person_id) references people (id)
);
create index place_members_place_id on place_members (place_id);

-- How a person describes themselves, each answer with its purpose and consent. `answer` is
-- encrypted (base/vault.hpp): ethnicity by HISO 10001 code, gender by the Stats NZ standard,
-- disability by the Washington Group Short Set, language, iwi, migrant or refugee background.
create table self_descriptions (
    id text not null,
    person_id text not null,
    kind text not null,
    answer text not null,
    purpose text not null,
    said_at bigint not null,
    withdrawn_at bigint,
    constraint self_descriptions_pkey primary key (id),
    constraint self_descriptions_person_id_fkey foreign key (person_id) references people (id),
    constraint self_descriptions_kind_check check (kind in ('ethnicity', 'gender', 'disability', 'language', 'iwi', 'background'))
);
create index self_descriptions_person_id on self_descriptions (person_id);

create table groups (
    id text not null,
    network_id text not null,
    name text not null,
    kind text not null,
    purpose text not null,
    starts_on text not null,
    ends_on text,
    constraint groups_pkey primary key (id),
    constraint groups_network_id_fkey foreign key (network_id) references networks (id),
    constraint groups_network_id_name_key unique (network_id, name),
    constraint groups_kind_check check (kind in ('governance', 'working', 'advisory', 'peer'))
);

create table group_members (
    id text not null,
    group_id text not null,
    person_id text not null,
    role text not null,
    starts_on text not null,
    ends_on text,
    constraint group_members_pkey primary key (id),
    constraint group_members_group_id_fkey foreign key (group_id) references groups (id),
    constraint group_members_person_id_fkey foreign key (person_id) references people (id),
    constraint group_members_role_check check (role in ('organiser', 'member'))
);
create index group_members_group_id on group_members (group_id);
create index group_members_person_id on group_members (person_id);

-- The role a person holds in a network, from and to; a delegate's is for an organisation.
create table network_roles (
    id text not null,
    network_id text not null,
    person_id text not null,
    role text not null,
    organisation_id text,
    starts_on text not null,
    ends_on text,
    constraint network_roles_pkey primary key (id),
    constraint network_roles_network_id_fkey foreign key (network_id) references networks (id),
    constraint network_roles_person_id_fkey foreign key (person_id) references people (id),
    constraint network_roles_organisation_id_fkey foreign key (organisation_id) references organisations (id),
    constraint network_roles_role_check check (role in ('reader', 'member', 'lived_experience_partner', 'partner_delegate', 'kaitiaki', 'coordinator', 'chair', 'data_steward', 'administrator'))
);
create index network_roles_person_id on network_roles (person_id);
create index network_roles_network_id on network_roles (network_id);

create table invitations (
    id text not null,
    network_id text not null,
    person_id text not null,
    role text not null,
    organisation_id text,
    group_id text,
    token_hash text not null,
    invited_by text not null,
    invited_at bigint not null,
    expires_at bigint not null,
    accepted_at bigint,
    revoked_at bigint,
    constraint invitations_pkey primary key (id),
    constraint invitations_network_id_fkey foreign key (network_id) references networks (id),
    constraint invitations_person_id_fkey foreign key (person_id) references people (id),
    constraint invitations_token_hash_key unique (token_hash)
);
create index invitations_network_id on invitations (network_id);
