-- Endpoints that merchants keep themselves: which events go there, in which form, and how the endpoint has been doing.
alter table event_endpoint
    -- Empty = every type that the format tells by itself.
    add column types            text[]      not null default '{}',
    add column format           text        not null default 'STANDARD' check (format in ('STANDARD', 'IAMPORT_V1')),
    add column encoding         text        not null default 'JSON' check (encoding in ('JSON', 'FORM')),
    -- Why it is DISABLED.
    add column reason           text        check (reason in ('GONE', 'FAILING')),
    -- When the second secret stops signing; null = not by itself.
    add column old_secret_until timestamptz,
    -- Grows with every change by a person: the entity tag.
    add column version          bigint      not null default 1,
    add column created_at       timestamptz not null default now(),
    -- Failed attempts since the last one that arrived, of whatever event.
    add column failures         int         not null default 0,
    add column failing_since    timestamptz,
    -- Nothing is sent before; null = no pause.
    add column resume_at        timestamptz,
    add column last_error       text,
    add check (encoding = 'JSON' or format = 'IAMPORT_V1');

-- What an order was told first arrives first, so a claim asks what is open of the same order.
alter table event_delivery
    add column subject text,
    add column seq     bigint;

update event_delivery d
   set subject = e.subject, seq = e.seq
  from event e
 where e.merchant_id = d.merchant_id and e.event_id = d.event_id;

alter table event_delivery
    alter column subject set not null,
    alter column seq set not null;

create index event_delivery_open on event_delivery (merchant_id, endpoint_id, subject, seq)
    where state in ('PENDING', 'RUNNING');
