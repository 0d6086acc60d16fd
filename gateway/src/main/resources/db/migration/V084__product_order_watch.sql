-- Payments with product orders that are not settled, and when they are looked at next. Iamport reports what becomes of
-- the payment, not what becomes of the goods.
create table product_order_watch (
    merchant_id  uuid        not null,
    imp_uid      text        not null,
    merchant_uid text        not null,
    next_look_at timestamptz not null,
    -- When a look last showed something new.
    changed_at   timestamptz not null default now(),
    primary key (merchant_id, imp_uid),
    foreign key (merchant_id, merchant_uid) references orders
);
create index product_order_watch_due on product_order_watch (next_look_at);
