-- The trace of the request that caused it (W3C Trace Context), so that what is done later belongs to it too; null = unknown.
alter table event add column trace_id text check (length(trace_id) = 32);
alter table sync_task add column trace_id text check (length(trace_id) = 32);
