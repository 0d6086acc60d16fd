-- Requests with an Idempotency-Key whose effect is no operation: who serves one, and what it was answered. The answer is
-- sealed, because it may show a secret that is nowhere else to be read.
alter table idempotency_key
    alter column operation_id drop not null,
    add column request_sha256 text,
    add column owner          uuid,
    add column lease_until    timestamptz,
    add column answer         text,
    add check (operation_id is not null or (request_sha256 is not null and owner is not null));
