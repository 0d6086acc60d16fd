-- Write-ahead intents: every call that changes something at Iamport stands here, committed, before it is sent.
create table operation (
    merchant_id    uuid        not null,
    operation_id   uuid        not null,
    kind           text        not null check (kind in
        ('CHARGE', 'CANCEL', 'SCHEDULE', 'RESCHEDULE', 'UNSCHEDULE', 'RETRY', 'KEY_DELETE', 'CLAIM')),
    -- What makes it this operation and no other: asked for again, it is found and not done again.
    dedupe_key     text        not null check (octet_length(dedupe_key) between 1 and 400),
    -- Operations of one lane go one after the other: a payment, an order or a billing key.
    lane           text        not null check (octet_length(lane) between 1 and 400),
    -- The order whose story it belongs to; null when it belongs to none.
    merchant_uid   text,
    request        json        not null,
    state          text        not null default 'PENDING' check (state in
        ('PENDING', 'SENT', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'REVIEW')),
    -- What was known when it was sent, and must still be true if it is sent again.
    premise        json,
    result         json,
    error_code     text,
    -- Iamport's words, untouched.
    error_message  text,
    attempt        int         not null default 0,
    run_at         timestamptz not null default now(),
    -- Grows with every claim; a worker that lost its lease finds another fence and changes nothing.
    fence          bigint      not null default 0,
    lease_until    timestamptz,
    -- Looking at the world before it is sent: what is seen must stay true until then, so nobody else of the lane may act.
    in_lane        boolean     not null default false,
    sent_at        timestamptz,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    primary key (merchant_id, operation_id),
    unique (merchant_id, kind, dedupe_key),
    check (state not in ('SENT', 'UNKNOWN') or sent_at is not null)
);

-- At most one under way per lane, even if the code has a bug. What nobody can tell the outcome of keeps its lane.
create unique index operation_one_under_way on operation (merchant_id, lane)
    where in_lane or state in ('SENT', 'UNKNOWN', 'REVIEW');
create index operation_due on operation (merchant_id, run_at) where state in ('PENDING', 'SENT', 'UNKNOWN');
create index operation_newest on operation (merchant_id, created_at desc, (operation_id::text) desc);
create index operation_of_order on operation (merchant_id, merchant_uid, created_at desc) where merchant_uid is not null;

-- Idempotency-Key headers: which operation a request with that key asked for.
create table idempotency_key (
    merchant_id  uuid        not null,
    key          text        not null check (octet_length(key) between 1 and 255),
    operation_id uuid        not null,
    created_at   timestamptz not null default now(),
    primary key (merchant_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);
