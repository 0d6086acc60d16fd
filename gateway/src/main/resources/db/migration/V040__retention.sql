-- For forgetting by age, a batch at a time (NARU_RETENTION_DAYS).
create index event_age on event (occurred_at);
create index order_timeline_age on order_timeline (at);
