-- Every key of every other table leads with merchant_id, so that data can be spread by merchant later.
create table merchants (
    merchant_id uuid        primary key,
    name        text        not null check (octet_length(name) between 1 and 400),
    created_at  timestamptz not null default now()
);

-- The one merchant of a gateway that is set up by environment only; its name is written at every start.
insert into merchants (merchant_id, name)
values ('00000000-0000-0000-0000-000000000001', 'default');
