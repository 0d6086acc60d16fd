-- /readyz writes here to see that the database takes writes; a read would also succeed on a standby or a full disk.
create table heartbeats (
    slot    smallint    primary key check (slot between 0 and 63),
    beat_at timestamptz not null
);
