-- What an operator has in hand is the beginning of a number, and a prefix needs an order by bytes, whatever the database's
-- own collation is.
create index orders_by_uid on orders (merchant_id, merchant_uid collate "C");
create index payment_by_uid on payment (merchant_id, imp_uid collate "C");
create index payment_request_by_customer on payment_request (merchant_id, customer_uid collate "C", merchant_uid collate "C")
    where customer_uid is not null;
create index operation_by_customer on operation (merchant_id, (request ->> 'customer_uid') collate "C", operation_id)
    where request ->> 'customer_uid' is not null;

-- The notifications that named an order, for its story.
create index webhook_inbox_of_order on webhook_inbox (merchant_id, merchant_uid, received_at) where merchant_uid is not null;

-- When an endpoint last took an event.
create index event_delivery_arrived on event_delivery (merchant_id, endpoint_id, delivered_at) where state = 'DELIVERED';
