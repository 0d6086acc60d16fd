-- Walks that go far back through Iamport's lists, night by night and week by week.
create table deep_sweep (
    merchant_id uuid        not null,
    depth       text        not null check (depth in ('nightly', 'weekly')),
    stream      text        not null check (stream in ('paid', 'cancelled', 'failed')),
    -- Both by Iamport's clock, and null between two walks: a restart goes on from here.
    walked_to   timestamptz,
    ends_at     timestamptz,
    due_at      timestamptz not null,
    fence       bigint      not null default 0,
    lease_until timestamptz not null default now(),
    primary key (merchant_id, depth, stream),
    check ((walked_to is null) = (ends_at is null))
);
