-- Accounts, how they sign in, and their sessions. Of every token and code only a fingerprint is kept.

-- Erasing an account empties its row and keeps its id, so that the journal stays whole.
create table accounts (
    id text not null,
    email text,
    email_key text,
    name text not null,
    is_shared_mailbox boolean not null,
    operates_instance boolean not null,
    created_at bigint not null,
    disabled_at bigint,
    erased_at bigint,
    constraint accounts_pkey primary key (id),
    constraint accounts_email_key_key unique (email_key),
    constraint accounts_email_check check ((erased_at is null) = (email is not null and email_key is not null))
);

-- One wish to sign in: the link and the code are two keys to it, and either uses it up. It is made
-- whether or not the address has an account; the keys are added when the mail is written.
create table sign_in_requests (
    id text not null,
    email_key text not null,
    browser_hash text,
    token_hash text,
    code_hash text,
    next_path text not null,
    proves_second_factor boolean not null,
    attempts bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    constraint sign_in_requests_pkey primary key (id),
    constraint sign_in_requests_browser_hash_key unique (browser_hash),
    constraint sign_in_requests_token_hash_key unique (token_hash)
);
create index sign_in_requests_email_key on sign_in_requests (email_key);
create index sign_in_requests_expires_at on sign_in_requests (expires_at);

-- The one change of address of an account that waits for the code sent to the new one.
create table email_changes (
    account_id text not null,
    id text not null,
    email text not null,
    code_hash text,
    attempts bigint not null,
    expires_at bigint not null,
    constraint email_changes_pkey primary key (account_id),
    constraint email_changes_id_key unique (id),
    constraint email_changes_account_id_fkey foreign key (account_id) references accounts (id)
);

create table sessions (
    id text not null,
    account_id text not null,
    token_hash text not null,
    challenge text not null,
    agent text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    second_factor_at bigint,
    ended_at bigint,
    constraint sessions_pkey primary key (id),
    constraint sessions_token_hash_key unique (token_hash),
    constraint sessions_account_id_fkey foreign key (account_id) references accounts (id)
);
create index sessions_account_id on sessions (account_id);
create index sessions_last_seen_at on sessions (last_seen_at);

create table passkeys (
    id text not null,
    account_id text not null,
    credential text not null,
    public_key text not null,
    sign_count bigint not null,
    is_backed_up boolean not null,
    name text not null,
    created_at bigint not null,
    last_used_at bigint,
    constraint passkeys_pkey primary key (id),
    constraint passkeys_credential_key unique (credential),
    constraint passkeys_account_id_fkey foreign key (account_id) references accounts (id)
);
create index passkeys_account_id on passkeys (account_id);

-- The secret is sealed under the instance's key file. Until it is confirmed by a code it counts
-- for nothing.
create table totp_secrets (
    account_id text not null,
    sealed_secret text not null,
    last_step bigint not null,
    created_at bigint not null,
    confirmed_at bigint,
    constraint totp_secrets_pkey primary key (account_id),
    constraint totp_secrets_account_id_fkey foreign key (account_id) references accounts (id)
);

create table recovery_codes (
    account_id text not null,
    code_hash text not null,
    used_at bigint,
    constraint recovery_codes_pkey primary key (account_id, code_hash),
    constraint recovery_codes_account_id_fkey foreign key (account_id) references accounts (id)
);

-- `bucket` is a keyed fingerprint of what is limited and for whom.
create table rate_limits (
    bucket text not null,
    opened_at bigint not null,
    taken bigint not null,
    constraint rate_limits_pkey primary key (bucket)
);
create index rate_limits_opened_at on rate_limits (opened_at);
