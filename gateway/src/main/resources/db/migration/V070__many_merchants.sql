-- What the environment says of the default merchant, for every other one; the default merchant's stay null.
alter table merchants
    add column state      text        not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED')),
    -- Never changes: orders of the one and the other kind must not mix.
    add column mode       text        not null default 'LIVE' check (mode in ('LIVE', 'TEST')),
    add column imp_key    text        check (octet_length(imp_key) between 1 and 400),
    -- Sealed (NARU_SEALING_KEY).
    add column imp_secret text,
    add column user_code  text        check (octet_length(user_code) between 1 and 400),
    add column channel_key text       check (octet_length(channel_key) between 1 and 400),
    -- Only compared, so its hash is enough.
    add column webhook_token_sha256 bytea check (octet_length(webhook_token_sha256) = 32),
    add column revision   bigint      not null default 1,
    add column updated_at timestamptz not null default now(),
    add check ((imp_key is null) = (imp_secret is null));

-- What shops show to the api listener. A key is 256 random bits, so its plain SHA-256 tells nobody the key: there is no
-- list of likely keys to try, which is what slow hashes are for.
create table api_key (
    merchant_id  uuid        not null references merchants,
    key_id       text        not null check (octet_length(key_id) = 12),
    sha256       bytea       not null check (octet_length(sha256) = 32),
    name         text        not null check (octet_length(name) between 1 and 400),
    scopes       text[]      not null check (cardinality(scopes) >= 1),
    created_at   timestamptz not null default now(),
    -- A day, so that a busy key is written once a day and not per request.
    last_used_on date,
    -- Of a rotated key: the end of the overlap.
    expires_at   timestamptz,
    revoked_at   timestamptz,
    primary key (merchant_id, key_id)
);

-- Not unique: that would be a key without merchant_id, and 256 random bits do not meet.
create index api_key_sha256 on api_key (sha256);
