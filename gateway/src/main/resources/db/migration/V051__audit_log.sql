-- What persons decided, for ever: who, what, about what, and why.
create table audit_log (
    merchant_id uuid        not null,
    audit_id    uuid        not null,
    at          timestamptz not null default now(),
    -- As the person calls themselves; who may do it at all is the admin token's business.
    actor       text        not null check (octet_length(actor) between 1 and 400),
    action      text        not null check (octet_length(action) between 1 and 64),
    subject     text        not null check (octet_length(subject) between 1 and 400),
    note        text        not null check (octet_length(note) <= 4000),
    primary key (merchant_id, audit_id)
);
create index audit_log_newest on audit_log (merchant_id, at desc);
