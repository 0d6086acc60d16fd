-- Billing keys as far as the gateway has seen them: Iamport has no list of them.
create table billing_key (
    merchant_id   uuid        not null,
    customer_uid  text        not null check (octet_length(customer_uid) between 1 and 400),
    state         text        not null check (state in ('ACTIVE', 'DELETED')),
    -- Of the newest registration that was seen; null when the gateway saw none.
    imp_uid       text,
    pg_provider   text,
    card_name     text,
    -- Of the look that was kept: an older one changes nothing.
    fetch_ticket  bigint      not null,
    event_seq     bigint      not null default 0,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    primary key (merchant_id, customer_uid)
);

create index billing_key_newest on billing_key (merchant_id, created_at desc, customer_uid desc);
