package dev.naru.gateway.platform.db;

import io.vertx.core.Future;

/** Proves that the database takes writes, and says which schema it holds. */
public final class HeartbeatRepository {
    // One row per slot, not per process: the table never grows, and two instances seldom wait for each other.
    private static final String BEAT = """
            with beat as (
                insert into heartbeats (slot, beat_at)
                     values ($1, now())
                on conflict (slot) do update
                        set beat_at = excluded.beat_at
                  returning slot)
            select h.version
              from beat, flyway_schema_history h
             where h.success and h.version is not null
             order by h.installed_rank desc
             limit 1
            """;

    private final Database database;
    private final short slot;

    /**
     * Writes to one row.
     *
     * @param slot 0 to 63, random per process
     */
    public HeartbeatRepository(Database database, int slot) {
        this.database = database;
        this.slot = (short) slot;
    }

    /** Writes the row. Completes, after commit, with the newest applied migration's version. */
    public Future<String> beat() {
        return database.query(BEAT, slot).map(rows -> rows.iterator().next().getString(0));
    }
}
