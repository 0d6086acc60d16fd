-- What we tell the shop: events, written in the transaction that changed the order, and one delivery per event and
-- endpoint.
create table event (
    merchant_id uuid        not null,
    event_id    uuid        not null,
    -- Both in the order of GET /v1/events: a number alone would skip an event whose transaction commits late.
    tx          xid8        not null default pg_current_xact_id(),
    position    bigint      generated always as identity,
    subject     text        not null,
    seq         bigint      not null check (seq >= 1),
    type        text        not null,
    dedupe_key  text        not null,
    -- text, not jsonb: every attempt sends the same bytes.
    data        text        not null,
    occurred_at timestamptz not null default now(),
    primary key (merchant_id, event_id),
    unique (merchant_id, subject, seq),
    unique (merchant_id, dedupe_key)
);

create index event_position on event (merchant_id, tx, position);

create table event_endpoint (
    merchant_id   uuid        not null,
    endpoint_id   uuid        not null,
    url           text        not null,
    -- Two secrets while one replaces the other; the first signs first.
    secrets       text[]      not null check (cardinality(secrets) between 1 and 2),
    state         text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    updated_at    timestamptz not null default now(),
    primary key (merchant_id, endpoint_id)
);

create table event_delivery (
    merchant_id  uuid        not null,
    event_id     uuid        not null,
    endpoint_id  uuid        not null,
    state        text        not null default 'PENDING' check (state in ('PENDING', 'RUNNING', 'DELIVERED', 'DEAD')),
    attempt      int         not null default 0,
    run_at       timestamptz not null default now(),
    -- Grows with every claim; a worker that lost its lease finds another fence and changes nothing.
    fence        bigint      not null default 0,
    lease_until  timestamptz,
    delivered_at timestamptz,
    primary key (merchant_id, event_id, endpoint_id),
    foreign key (merchant_id, event_id) references event on delete cascade,
    foreign key (merchant_id, endpoint_id) references event_endpoint on delete cascade
);

create index event_delivery_due on event_delivery (merchant_id, endpoint_id, run_at) where state = 'PENDING';
create index event_delivery_lease on event_delivery (lease_until) where state = 'RUNNING';

create table event_attempt (
    merchant_id uuid        not null,
    event_id    uuid        not null,
    endpoint_id uuid        not null,
    attempt     int         not null,
    at          timestamptz not null default clock_timestamp(),
    -- Null when there was no answer.
    status      smallint,
    error       text,
    latency_ms  bigint      not null,
    primary key (merchant_id, event_id, endpoint_id, attempt),
    foreign key (merchant_id, event_id, endpoint_id) references event_delivery on delete cascade
);
