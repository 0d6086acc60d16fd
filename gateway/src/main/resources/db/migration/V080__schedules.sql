-- Charges of billing keys that Iamport is to make later. Each pays an order, and the order's lock guards both.
create table schedule (
    merchant_id  uuid        not null,
    merchant_uid text        not null,
    customer_uid text        not null check (octet_length(customer_uid) between 1 and 400),
    amount       bigint      not null check (amount >= 0),
    -- By Iamport's clock.
    schedule_at  timestamptz not null,
    -- Naver's last day of use, where one was said: no run may be planned after it.
    use_cfm      date,
    state        text        not null default 'REQUESTED' check (state in
        ('REQUESTED', 'SCHEDULED', 'PAID', 'FAILED', 'REVOKED', 'REFUSED')),
    -- Of the newest run.
    imp_uid      text,
    -- Iamport's words, untouched.
    fail_reason  text,
    -- Of the look that was kept: an older one changes nothing.
    fetch_ticket bigint      not null default 0,
    version      bigint      not null default 0,
    -- When its result is looked for next, once it is due; null = no more.
    look_at      timestamptz default now(),
    looks        int         not null default 0,
    -- Grows with every claim; a worker that lost its lease finds another fence and changes nothing.
    fence        bigint      not null default 0,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (merchant_id, merchant_uid),
    foreign key (merchant_id, merchant_uid) references orders on delete cascade
);

create index schedule_due on schedule (merchant_id, schedule_at)
    where state in ('REQUESTED', 'SCHEDULED') and look_at is not null;
create index schedule_newest on schedule (merchant_id, created_at desc, merchant_uid desc);
create index schedule_of_customer on schedule (merchant_id, customer_uid, created_at desc, merchant_uid desc);
