-- What Iamport says happened on a day of Korea, against what this gateway holds. Books, kept for ever.
create table daily_report (
    merchant_id       uuid        not null,
    day               date        not null,
    iamport_paid      bigint      not null,
    iamport_paid_won  bigint      not null,
    iamport_back      bigint      not null,
    iamport_back_won  bigint      not null,
    gateway_paid      bigint      not null,
    gateway_paid_won  bigint      not null,
    gateway_back      bigint      not null,
    gateway_back_won  bigint      not null,
    elsewhere         bigint      not null,
    elsewhere_won     bigint      not null,
    differences       bigint      not null,
    made_at           timestamptz not null default now(),
    primary key (merchant_id, day)
);

create table daily_report_difference (
    merchant_id   uuid not null,
    day           date not null,
    imp_uid       text not null,
    merchant_uid  text not null,
    kind          text not null check (kind in ('missing', 'different', 'not_listed')),
    iamport       jsonb,
    gateway       jsonb,
    primary key (merchant_id, day, imp_uid),
    foreign key (merchant_id, day) references daily_report on delete cascade
);

-- Whose report is due, and up to which day they are made.
create table daily_report_cursor (
    merchant_id uuid        not null primary key,
    made_to     date,
    due_at      timestamptz not null,
    fence       bigint      not null default 0,
    lease_until timestamptz not null default now()
);

-- The lists of the day that is being reported, while they are read; one worker's lines are not another's.
create table daily_report_line (
    merchant_id   uuid   not null,
    fence         bigint not null,
    imp_uid       text   not null,
    merchant_uid  text   not null,
    rank          text   not null,
    amount        bigint not null,
    cancel_amount bigint not null,
    primary key (merchant_id, fence, imp_uid)
);
