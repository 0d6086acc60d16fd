-- Calls with an effect through the Iamport-compatible front. V1 has no idempotency key: an equal call is a repetition as
-- long as the answer to the one before has not reached its caller, and a new wish from then on.
create table front_call (
    merchant_id  uuid        not null,
    call_id      uuid        not null,
    -- Of method, path, query and fields.
    fingerprint  text        not null,
    -- Sealed: they hold what buyers are called and where they live.
    request      text        not null,
    answer       text,
    -- Set while an answer is being written, and cleared when it could not be.
    sending_at   timestamptz,
    delivered_at timestamptz,
    created_at   timestamptz not null default now(),
    primary key (merchant_id, call_id)
);
create unique index front_call_undelivered on front_call (merchant_id, fingerprint) where delivered_at is null;
create index front_call_age on front_call (created_at);
create index front_call_delivered on front_call (delivered_at) where delivered_at is not null;
