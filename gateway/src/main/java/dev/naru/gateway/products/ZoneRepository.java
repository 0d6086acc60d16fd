package dev.naru.gateway.products;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Precondition;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The merchant's own postcode zones. */
public final class ZoneRepository {
    private static final String FIND = """
            select revision, document::text
              from postcode_zones
             where merchant_id = $1
            """;

    private static final String PUT = """
            insert into postcode_zones as z (merchant_id, revision, document)
            values ($1, nextval('product_revision'), $2::text::jsonb)
            on conflict (merchant_id) do update
               set revision = nextval('product_revision'), document = excluded.document, updated_at = now()
            returning z.revision
            """;

    private final Database database;

    public ZoneRepository(Database database) {
        this.database = database;
    }

    /** Completes with the merchant's zones; revision 0 and the default where the merchant put none. */
    Future<StoredZones> find(UUID merchantId) {
        return database.query(FIND, merchantId).map(ZoneRepository::stored);
    }

    /**
     * Replaces the merchant's zones. Completes with the new revision after commit.
     *
     * @param condition what must hold of the zones as they are; the default list has revision 0
     */
    Future<Long> put(UUID merchantId, Zones zones, Precondition condition) {
        return database.transaction(tx -> tx.query(FIND + " for update", Tuple.of(merchantId))
                .map(ZoneRepository::stored)
                .compose(current -> {
                    condition.check(current.revision());
                    return tx.query(
                            PUT, Tuple.of(merchantId, ZonesJson.write(zones).toString()));
                })
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static StoredZones stored(RowSet<Row> rows) {
        for (Row row : rows) {
            byte[] document = row.getString(1).getBytes(StandardCharsets.UTF_8);
            return new StoredZones(ZonesJson.read(StrictJson.parse(document)), row.getLong(0));
        }
        return new StoredZones(Zones.DEFAULT, 0);
    }

    /** Zones and the ETag they have. */
    record StoredZones(Zones zones, long revision) {}
}
