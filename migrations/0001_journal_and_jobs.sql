-- What happened, as ids and kinds only: an entry is never changed or removed (0002_append_only), so
-- nothing that may have to be erased may ever stand in it. The checks let no word or name pass.
create table journal (
    id text not null,
    happened_at bigint not null,
    scope text not null,
    actor text not null,
    on_behalf_of text not null,
    kind text not null,
    subject_kind text not null,
    subject_id text not null,
    object_kind text not null,
    object_id text not null,
    audience text not null,
    constraint journal_pkey primary key (id),
    constraint journal_id_check check (length(id) = 36 and ltrim(id, '0123456789abcdef-') = ''),
    constraint journal_scope_check check (
        scope = 'instance' or (length(scope) = 36 and ltrim(scope, '0123456789abcdef-') = '')
    ),
    constraint journal_actor_check check (
        actor = '' or (length(actor) = 36 and ltrim(actor, '0123456789abcdef-') = '')
    ),
    constraint journal_on_behalf_of_check check (
        on_behalf_of = '' or (length(on_behalf_of) = 36 and ltrim(on_behalf_of, '0123456789abcdef-') = '')
    ),
    constraint journal_kind_check check (
        length(kind) <= 80 and kind like '%_._%' and ltrim(kind, 'abcdefghijklmnopqrstuvwxyz0123456789_.') = ''
    ),
    constraint journal_subject_kind_check check (
        length(subject_kind) between 1 and 40 and ltrim(subject_kind, 'abcdefghijklmnopqrstuvwxyz0123456789_') = ''
    ),
    constraint journal_subject_id_check check (
        length(subject_id) = 36 and ltrim(subject_id, '0123456789abcdef-') = ''
    ),
    constraint journal_object_kind_check check (
        length(object_kind) <= 40 and ltrim(object_kind, 'abcdefghijklmnopqrstuvwxyz0123456789_') = ''
        and (object_kind = '') = (object_id = '')
    ),
    constraint journal_object_id_check check (
        object_id = '' or (length(object_id) = 36 and ltrim(object_id, '0123456789abcdef-') = '')
    ),
    constraint journal_audience_check check (audience in ('everyone', 'members', 'stewards', 'actor'))
);
create index journal_scope_happened_at_idx on journal (scope, happened_at, id);
create index journal_subject_id_idx on journal (subject_id, happened_at);
create index journal_object_id_idx on journal (object_id, happened_at);

-- Entries that the sealer has not reached: written with the entry, removed with its seal.
create table journal_unsealed (
    entry_id text not null,
    transaction_number bigint not null,
    constraint journal_unsealed_pkey primary key (entry_id),
    constraint journal_unsealed_entry_id_fkey foreign key (entry_id) references journal (id)
);

-- The chain: hash = BLAKE2b-256(the hash before, this position, the entry).
create table journal_seals (
    position bigint not null,
    entry_id text not null,
    hash text not null,
    constraint journal_seals_pkey primary key (position),
    constraint journal_seals_entry_id_key unique (entry_id),
    constraint journal_seals_entry_id_fkey foreign key (entry_id) references journal (id),
    constraint journal_seals_position_check check (position >= 1),
    constraint journal_seals_hash_check check (length(hash) = 64 and ltrim(hash, '0123456789abcdef') = '')
);

-- The chain's head, signed once a day: how a tail that was cut off is noticed.
create table journal_heads (
    day text not null,
    position bigint not null,
    hash text not null,
    signed_at bigint not null,
    public_key text not null,
    signature text not null,
    constraint journal_heads_pkey primary key (day)
);

-- How many public changes each scope has seen.
create table journal_versions (
    scope text not null,
    version bigint not null,
    constraint journal_versions_pkey primary key (scope)
);

create table thread_links (
    scope text not null,
    from_kind text not null,
    from_id text not null,
    to_kind text not null,
    to_id text not null,
    relation text not null,
    created_at bigint not null,
    created_by text not null,
    constraint thread_links_pkey primary key (scope, from_id, from_kind, to_id, to_kind, relation)
);
create index thread_links_to_id_idx on thread_links (scope, to_id);

create table thread_followers (
    scope text not null,
    thing_kind text not null,
    thing_id text not null,
    follower text not null,
    since bigint not null,
    constraint thread_followers_pkey primary key (scope, thing_id, thing_kind, follower)
);
create index thread_followers_follower_idx on thread_followers (follower);

-- Who is to be told of which entry, because of which thing they follow; told_at is empty until then.
create table journal_notices (
    entry_id text not null,
    follower text not null,
    thing_kind text not null,
    thing_id text not null,
    told_at bigint,
    constraint journal_notices_pkey primary key (entry_id, follower),
    constraint journal_notices_entry_id_fkey foreign key (entry_id) references journal (id)
);
create index journal_notices_untold_idx on journal_notices (entry_id, follower) where told_at is null;
create index journal_notices_follower_idx on journal_notices (follower);

-- Work to do. A job that a worker has taken has no waiting_key, and runs again at run_at, the end of
-- the worker's lease, unless the worker ends it or renews the lease before.
create table jobs (
    id text not null,
    kind text not null,
    payload text not null,
    key text not null,
    waiting_key text,
    run_at bigint not null,
    attempt bigint not null,
    tries bigint not null,
    created_at bigint not null,
    constraint jobs_pkey primary key (id),
    constraint jobs_kind_waiting_key_key unique (kind, waiting_key),
    constraint jobs_tries_check check (tries >= 1)
);
create index jobs_run_at_idx on jobs (run_at, id);

create table job_dead_letters (
    id text not null,
    kind text not null,
    payload text not null,
    key text not null,
    tries bigint not null,
    attempts bigint not null,
    reason text not null,
    created_at bigint not null,
    failed_at bigint not null,
    constraint job_dead_letters_pkey primary key (id)
);
create index job_dead_letters_failed_at_idx on job_dead_letters (failed_at, id);

-- What runs by itself, and when next. `claim` names the run in hand.
create table job_schedule (
    name text not null,
    next_at bigint not null,
    claim text not null,
    constraint job_schedule_pkey primary key (name)
);

-- Mail on its way. Whom it goes to and what it says are erased when it is sent or given up; the id,
-- the kind and the times stay.
create table outgoing_mail (
    id text not null,
    kind text not null,
    state text not null,
    created_at bigint not null,
    not_after bigint,
    ended_at bigint,
    to_address text,
    to_name text,
    subject text,
    text_body text,
    html_body text,
    headers text,
    constraint outgoing_mail_pkey primary key (id),
    constraint outgoing_mail_state_check check (state in ('waiting', 'sent', 'expired', 'given_up')),
    constraint outgoing_mail_contents_check check (
        (state = 'waiting') = (ended_at is null) and (state = 'waiting') = (to_address is not null)
    )
);
create index outgoing_mail_waiting_idx on outgoing_mail (created_at) where state = 'waiting';
