package dev.naru.gateway.admin;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds numbers by their beginning, of one merchant or of all; a few index entries per merchant, however many match. */
final class SearchRepository {
    // $1 merchant or null, $2 and $3 the range, $4 to $6 the last one of the page before, $7 how many.
    private static final String ASKED = """
            with asked as (
                select merchant_id
                  from merchants
                 where $1::uuid is null or merchant_id = $1
                 order by merchant_id
                 limit 1000)
            select found.*
              from asked
             cross join lateral (
            """;

    private static final String SORTED = """
                 limit $7) found
             order by id collate "C", merchant_id, part collate "C"
             limit $7
            """;

    private static final String ORDERS = ASKED + """
                select o.merchant_id, o.merchant_uid as id, '' as part, o.merchant_uid, o.state, o.created_at as at
                  from orders o
                 where o.merchant_id = asked.merchant_id
                   and o.merchant_uid collate "C" >= $2 and o.merchant_uid collate "C" < $3
                   and (o.merchant_uid collate "C", o.merchant_id, '' collate "C") > ($4::text, $5::uuid, $6::text)
                 order by o.merchant_uid collate "C"
            """ + SORTED;

    private static final String PAYMENTS = ASKED + """
                select p.merchant_id, p.imp_uid as id, '' as part, p.merchant_uid, p.rank as state, p.first_seen_at as at
                  from payment p
                 where p.merchant_id = asked.merchant_id
                   and p.imp_uid collate "C" >= $2 and p.imp_uid collate "C" < $3
                   and (p.imp_uid collate "C", p.merchant_id, '' collate "C") > ($4::text, $5::uuid, $6::text)
                 order by p.imp_uid collate "C"
            """ + SORTED;

    private static final String CUSTOMERS = ASKED + """
                select *
                  from (
                    (select r.merchant_id, r.customer_uid as id, r.merchant_uid as part, r.merchant_uid, o.state,
                            o.created_at as at
                       from payment_request r
                       join orders o on o.merchant_id = r.merchant_id and o.merchant_uid = r.merchant_uid
                      where r.merchant_id = asked.merchant_id and r.customer_uid is not null
                        and r.customer_uid collate "C" >= $2 and r.customer_uid collate "C" < $3
                        and (r.customer_uid collate "C", r.merchant_id, r.merchant_uid collate "C")
                            > ($4::text, $5::uuid, $6::text)
                      order by r.customer_uid collate "C", r.merchant_uid collate "C"
                      limit $7)
                    union all
                    (select c.merchant_id, c.request ->> 'customer_uid' as id, c.operation_id::text as part,
                            c.merchant_uid, c.state, c.created_at as at
                       from operation c
                      where c.merchant_id = asked.merchant_id and c.request ->> 'customer_uid' is not null
                        and (c.request ->> 'customer_uid') collate "C" >= $2
                        and (c.request ->> 'customer_uid') collate "C" < $3
                        and ((c.request ->> 'customer_uid') collate "C", c.merchant_id, c.operation_id::text collate "C")
                            > ($4::text, $5::uuid, $6::text)
                      order by (c.request ->> 'customer_uid') collate "C", c.operation_id
                      limit $7)) either
                 order by id collate "C", part collate "C"
            """ + SORTED;

    private static final String OPERATIONS = ASKED + """
                select o.merchant_id, o.operation_id::text as id, '' as part, o.merchant_uid, o.state, o.created_at as at
                  from operation o
                 where o.merchant_id = asked.merchant_id
                   and o.operation_id >= $2::text::uuid and o.operation_id <= $3::text::uuid
                   and (o.operation_id::text collate "C", o.merchant_id, '' collate "C") > ($4::text, $5::uuid, $6::text)
                 order by o.operation_id
            """ + SORTED;

    private static final String EVENTS = ASKED + """
                select e.merchant_id, e.event_id::text as id, '' as part,
                       case when left(e.subject, 1) not in (e'\\t', e'\\n') then e.subject end as merchant_uid,
                       e.type as state, e.occurred_at as at
                  from event e
                 where e.merchant_id = asked.merchant_id
                   and e.event_id >= $2::text::uuid and e.event_id <= $3::text::uuid
                   and (e.event_id::text collate "C", e.merchant_id, '' collate "C") > ($4::text, $5::uuid, $6::text)
                 order by e.event_id
            """ + SORTED;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final Map<Hit.Kind, String> STATEMENTS = new EnumMap<>(Map.of(
            Hit.Kind.ORDER, ORDERS,
            Hit.Kind.PAYMENT, PAYMENTS,
            Hit.Kind.CUSTOMER, CUSTOMERS,
            Hit.Kind.OPERATION, OPERATIONS,
            Hit.Kind.EVENT, EVENTS));

    private final Database database;

    SearchRepository(Database database) {
        this.database = database;
    }

    /**
     * Up to {@code limit} of one kind in the order of their numbers, after the last one of the page before.
     *
     * @param merchantId the only merchant; null for all
     */
    Future<List<Hit>> find(
            Hit.Kind kind, SearchTerm term, @Nullable UUID merchantId, @Nullable SearchCursor after, int limit) {
        boolean byUuid = kind == Hit.Kind.OPERATION || kind == Hit.Kind.EVENT;
        String first = byUuid ? term.firstUuid() : term.firstText();
        return database.query(
                        statement(kind),
                        merchantId,
                        after == null ? first : after.id(),
                        byUuid ? term.lastUuid() : term.lastText(),
                        after == null ? "" : after.id(),
                        after == null ? NOBODY : after.merchantId(),
                        after == null ? "" : after.part(),
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> hit(kind, row))
                        .toList());
    }

    private static String statement(Hit.Kind kind) {
        String sql = STATEMENTS.get(kind);
        if (sql == null) {
            throw new IllegalStateException("no statement for " + kind);
        }
        return sql;
    }

    private static Hit hit(Hit.Kind kind, Row row) {
        return new Hit(
                kind,
                row.getUUID("merchant_id"),
                row.getString("id"),
                row.getString("part"),
                row.getString("merchant_uid"),
                row.getString("state"),
                row.getOffsetDateTime("at").toInstant());
    }
}
