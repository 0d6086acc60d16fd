-- What payment-type orders have that order-type ones do not.
create table payment_request (
    merchant_id   uuid    not null,
    merchant_uid  text    not null,
    -- Of the billing key to register; null where a payment is asked for.
    customer_uid  text,
    -- Last segment of the confirm_url in orders.request_pay; null where Iamport is not to ask.
    confirm_token text,
    -- Whether the catalogue's stock is looked at once more before approval.
    check_stock   boolean not null,
    -- When Iamport took the amount; null = it must be told before the order is answered.
    prepared_at   timestamptz,
    primary key (merchant_id, merchant_uid),
    foreign key (merchant_id, merchant_uid) references orders on delete cascade
);
