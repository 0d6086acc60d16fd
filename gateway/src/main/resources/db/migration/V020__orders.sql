-- Orders as the shop placed them and as payments changed them. merchant_id leads every key, so that the table can be
-- distributed by merchant.
create table orders (
    merchant_id      uuid        not null,
    merchant_uid     text        not null check (octet_length(merchant_uid) between 1 and 160),
    pg               text        not null,
    name             text        not null,
    state            text        not null default 'OPEN' check (state in
        ('OPEN', 'READY', 'PAID', 'MISMATCH', 'PARTIAL_CANCELLED', 'CANCELLED', 'FAILED', 'EXPIRED')),
    ordered_amount   bigint      not null check (ordered_amount between 0 and 1000000000000),
    amount_rule      jsonb       not null,
    lines            jsonb       not null,
    removed_lines    int[]       not null default '{}',
    buyer            jsonb       not null,
    overwritten      jsonb       not null default '[]',
    -- json, not jsonb: handed out again exactly as it was the first time.
    request_pay      json        not null,
    request_sha256   text        not null check (length(request_sha256) = 64),
    accepted_imp_uid text,
    paid_amount      bigint      check (paid_amount >= 0),
    cancelled_amount bigint      not null default 0 check (cancelled_amount >= 0),
    version          bigint      not null default 0,
    event_seq        bigint      not null default 0,
    poll_step        int         not null default 0,
    next_poll_at     timestamptz,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    expires_at       timestamptz not null,
    primary key (merchant_id, merchant_uid),
    check (state <> 'PAID' or accepted_imp_uid is not null)
);

-- One payment counts for one order only.
create unique index orders_accepted on orders (merchant_id, accepted_imp_uid) where accepted_imp_uid is not null;
create index orders_due_poll on orders (next_poll_at) where next_poll_at is not null;
create index orders_expiring on orders (expires_at) where state in ('OPEN', 'READY');
create index orders_newest on orders (merchant_id, created_at desc, merchant_uid desc);
create index orders_newest_by_state on orders (merchant_id, state, created_at desc, merchant_uid desc);

create table order_timeline (
    merchant_id  uuid        not null,
    merchant_uid text        not null,
    entry_id     bigint      generated always as identity,
    at           timestamptz not null default clock_timestamp(),
    type         text        not null,
    detail       json        not null,
    primary key (merchant_id, merchant_uid, entry_id),
    foreign key (merchant_id, merchant_uid) references orders on delete cascade
);
