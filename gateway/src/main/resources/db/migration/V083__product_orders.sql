-- Lines of order-type payments as Naver booked them, each as last seen.
create table product_order (
    merchant_id      uuid        not null,
    imp_uid          text        not null,
    product_order_id text        not null check (octet_length(product_order_id) between 1 and 64),
    merchant_uid     text        not null,
    -- Where it stands in Iamport's list.
    place            int         not null,
    -- Naver's words; words may be added at any time.
    status           text        not null,
    claim_type       text,
    claim_status     text,
    -- json, not jsonb: handed on exactly as Iamport sent it.
    snapshot         json        not null,
    -- Of the look that was kept.
    fetch_ticket     bigint      not null,
    first_seen_at    timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    primary key (merchant_id, imp_uid, product_order_id),
    foreign key (merchant_id, merchant_uid) references orders
);
create index product_order_of_order on product_order (merchant_id, merchant_uid);

-- Lanes of operations that need more than one, such as a claim about several product orders. The operation holds them
-- as long as it is under way itself, so nothing needs to be given back.
create table operation_lane (
    merchant_id  uuid not null,
    lane         text not null check (octet_length(lane) between 1 and 400),
    operation_id uuid not null,
    primary key (merchant_id, lane)
);
