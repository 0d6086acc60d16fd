package dev.naru.gateway.operations;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lanes beside an operation's own, for an effect that touches several things at once. */
public final class LaneRepository {
    // The row is written again as it was: so it comes back, whoever holds it, and stays locked until then. In one
    // order,
    // so that two operations cannot wait for each other.
    private static final String LOCK = """
            insert into operation_lane (merchant_id, lane, operation_id)
            select $1, asked.lane, $3
              from unnest($2::text[]) as asked (lane)
             order by asked.lane
            on conflict (merchant_id, lane) do update set lane = excluded.lane
            returning operation_id
            """;

    // A statement of its own: it must see what was committed before the rows were locked.
    private static final String HELD = """
            select 1
              from operation
             where merchant_id = $1 and operation_id = any($2) and (in_lane or state in ('SENT', 'UNKNOWN', 'REVIEW'))
             limit 1
            """;

    private static final String TAKE =
            "update operation_lane set operation_id = $3 where merchant_id = $1 and lane = any($2)";

    private final Database database;

    public LaneRepository(Database database) {
        this.database = database;
    }

    /**
     * Takes all of the lanes, or none. Completes with false when another operation that is under way, or waits for a
     * person, holds one of them. They are held as long as this operation is under way.
     *
     * @param operation being prepared, and so in its own lane
     * @param lanes at least one, each of at most 400 bytes
     */
    public Future<Boolean> enter(Operation operation, Collection<String> lanes) {
        String[] distinct = lanes.stream().distinct().toArray(String[]::new);
        Tuple arguments = Tuple.of(operation.merchantId(), distinct, operation.id());
        return database.transaction(tx -> holders(tx, arguments).compose(holders -> {
            holders.remove(operation.id());
            return isHeld(tx, operation.merchantId(), holders)
                    .compose(held -> held
                            ? Future.succeededFuture(false)
                            : tx.query(TAKE, arguments).map(true));
        }));
    }

    private static Future<Set<UUID>> holders(Transaction tx, Tuple arguments) {
        return tx.query(LOCK, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("operation_id"))
                        .collect(Collectors.toSet()));
    }

    private static Future<Boolean> isHeld(Transaction tx, UUID merchantId, Set<UUID> holders) {
        return holders.isEmpty()
                ? Future.succeededFuture(false)
                : tx.query(HELD, Tuple.tuple().addUUID(merchantId).addArrayOfUUID(holders.toArray(UUID[]::new)))
                        .map(rows -> rows.size() > 0);
    }
}
