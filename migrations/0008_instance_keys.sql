-- Which keys this database is used with. They lie beside it, in files; only their fingerprints are
-- here, so that a key that is missing, or another one, is noticed.
create table instance_keys (
    name text not null,
    fingerprint text not null,
    constraint instance_keys_pkey primary key (name),
    constraint instance_keys_name_check check (name in ('vault', 'journal')),
    constraint instance_keys_fingerprint_check check (
        length(fingerprint) = 64 and ltrim(fingerprint, '0123456789abcdef') = ''
    )
);
