-- What Iamport says about orders: every payment attempt as last seen, the rumours that made us look, and the queue of
-- looks to take.

-- Drawn before every question to Iamport: of two equal answers the greater ticket saw the newer state.
create sequence fetch_ticket_seq as bigint;

create table payment (
    merchant_id   uuid        not null,
    imp_uid       text        not null check (octet_length(imp_uid) between 1 and 32),
    -- Bound at first sight: one payment can never serve two orders.
    merchant_uid  text        not null,
    rank          text        not null check (rank in ('READY', 'FAILED', 'PAID', 'PART_CANCELLED', 'CANCELLED')),
    standing      text        not null check (standing in ('PENDING', 'ACCEPTED', 'MISMATCH', 'DUPLICATE')),
    amount        bigint      not null check (amount >= 0),
    cancel_amount bigint      not null check (cancel_amount between 0 and amount),
    -- Of the look that was kept, see MergeLaw.
    fetch_ticket  bigint      not null,
    pg_provider   text        not null,
    sandbox       boolean     not null,
    buyer         jsonb       not null,
    -- Iamport's words, untouched.
    fail_reason   text,
    cancel_reason text,
    started_at    timestamptz,
    paid_at       timestamptz,
    failed_at     timestamptz,
    cancelled_at  timestamptz,
    first_seen_at timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    primary key (merchant_id, imp_uid),
    foreign key (merchant_id, merchant_uid) references orders
);

-- The law accepts one attempt per order; this holds even if the law has a bug.
create unique index payment_one_accepted on payment (merchant_id, merchant_uid) where standing = 'ACCEPTED';
create index payment_of_order on payment (merchant_id, merchant_uid);

-- Evidence only. Nothing in here is believed.
create table webhook_inbox (
    merchant_id     uuid        not null,
    received_at     timestamptz not null default now(),
    inbox_id        uuid        not null,
    source_ip       text        not null,
    content_type    text        not null,
    body            bytea       not null check (octet_length(body) <= 16384),
    imp_uid         text,
    merchant_uid    text,
    claimed_status  text,
    cancellation_id text,
    -- What the look showed; null until it was taken.
    verdict         text,
    primary key (merchant_id, received_at, inbox_id)
);

create index webhook_inbox_open_imp on webhook_inbox (merchant_id, imp_uid) where verdict is null;
create index webhook_inbox_open_uid on webhook_inbox (merchant_id, merchant_uid) where verdict is null and imp_uid is null;
create index webhook_inbox_age on webhook_inbox (received_at);

create table sync_task (
    merchant_id uuid        not null,
    task_id     uuid        not null,
    -- imp:<imp_uid> or uid:<merchant_uid>
    subject     text        not null check (octet_length(subject) <= 256),
    reason      text        not null check (reason in ('WEBHOOK', 'POLL', 'SWEEP', 'CALLBACK', 'ADMIN')),
    -- Whether the subject belongs to something of ours; strangers' rumours wait behind and have a smaller budget.
    known       boolean     not null,
    -- How many hints this one look answers.
    hits        int         not null default 1,
    state       text        not null default 'NEW' check (state in ('NEW', 'RUNNING', 'DEAD')),
    run_at      timestamptz not null default now(),
    attempt     int         not null default 0,
    -- Grows with every claim; a worker that lost its lease finds another fence and changes nothing.
    fence       bigint      not null default 0,
    lease_until timestamptz,
    last_error  text,
    created_at  timestamptz not null default now(),
    primary key (merchant_id, task_id)
);

-- Hints gather on a look that has not started. One that arrives during a look may know more than it will show, so it
-- makes a new row.
create unique index sync_task_one_new on sync_task (merchant_id, subject) where state = 'NEW';
create index sync_task_due on sync_task (merchant_id, known, run_at) where state = 'NEW';
create index sync_task_lease on sync_task (lease_until) where state = 'RUNNING';
create index sync_task_dead on sync_task (created_at) where state = 'DEAD';

create table sweep_cursor (
    merchant_id uuid        not null,
    stream      text        not null check (stream in ('paid', 'cancelled', 'failed')),
    -- Everything up to here has been seen.
    swept_to    timestamptz not null,
    due_at      timestamptz not null default now(),
    fence       bigint      not null default 0,
    lease_until timestamptz not null default now(),
    primary key (merchant_id, stream)
);
