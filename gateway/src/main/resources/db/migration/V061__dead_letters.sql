-- Dead letters are listed and sent again, alone or by the time they happened.
alter table event_delivery
    add column died_at         timestamptz,
    -- Of earlier rounds: a replay begins the schedule anew, and attempts go on counting.
    add column attempts_before int not null default 0;

update event_delivery set died_at = run_at where state = 'DEAD';

create index event_delivery_dead on event_delivery (merchant_id, endpoint_id, died_at, event_id) where state = 'DEAD';
create index event_when on event (merchant_id, occurred_at, event_id);
