package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The story of every order, one row per thing that happened; a very long story forgets its beginning. */
public final class TimelineRepository {
    /** Rows kept per order. */
    public static final int MAX_ENTRIES = 200;

    private static final int MAX_DETAIL_BYTES = 4096;

    // An order nobody knows gets no row: rumours about strangers must not fill the table.
    private static final String APPEND = """
            with forgotten as (
                delete from order_timeline
                 where merchant_id = $1 and merchant_uid = $2
                   and entry_id <= (select entry_id
                                      from order_timeline
                                     where merchant_id = $1 and merchant_uid = $2
                                     order by entry_id desc
                                    offset $5 limit 1))
            insert into order_timeline (merchant_id, merchant_uid, type, detail)
            select merchant_id, merchant_uid, $3, $4::text::json
              from orders
             where merchant_id = $1 and merchant_uid = $2
            """;

    private static final String LIST = """
            select at, type, detail::text as detail
              from order_timeline
             where merchant_id = $1 and merchant_uid = $2
             order by entry_id
            """;

    private static final String FORGET = """
            with old as materialized (
                select merchant_id, merchant_uid, entry_id
                  from order_timeline
                 where at < now() - make_interval(secs => $1)
                 limit $2)
            delete from order_timeline entry
             using old
             where entry.merchant_id = old.merchant_id and entry.merchant_uid = old.merchant_uid
               and entry.entry_id = old.entry_id
            """;

    private final Database database;

    public TimelineRepository(Database database) {
        this.database = database;
    }

    /**
     * Adds one entry in the caller's transaction; nothing when the order does not exist. Completes before the commit.
     *
     * @param type such as {@code payment.fetched}
     * @param detail at most 4 KiB of JSON, free of personal data; a larger one is replaced by a note of its size
     */
    public Future<Void> append(Transaction tx, UUID merchantId, MerchantUid merchantUid, String type, JsonNode detail) {
        return tx.query(APPEND, Tuple.of(merchantId, merchantUid.value(), type, capped(detail), MAX_ENTRIES - 1))
                .mapEmpty();
    }

    /** Every entry of the order, oldest first. Completes with an empty list for an unknown order. */
    public Future<List<TimelineEntry>> list(UUID merchantId, MerchantUid merchantUid) {
        return database.query(LIST, merchantId, merchantUid.value())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TimelineRepository::entry)
                        .toList());
    }

    /** Forgets entries older than {@code age}; the orders stay. Completes with whether there may be more of them. */
    public Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }

    private static TimelineEntry entry(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        return new TimelineEntry(at.toInstant(), row.getString("type"), OrderJson.parse(row.getString("detail")));
    }

    private static String capped(JsonNode detail) {
        String text = detail.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MAX_DETAIL_BYTES
                ? text
                : StrictJson.mapper()
                        .createObjectNode()
                        .put("left_out_bytes", bytes)
                        .toString();
    }
}
