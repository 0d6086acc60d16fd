package dev.naru.gateway.reconcile;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.reconcile.DailyReport.Difference;
import dev.naru.gateway.reconcile.DailyReport.Side;
import dev.naru.gateway.reconcile.DailyReport.Sum;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads daily reports. */
public final class DailyReportRepository {
    private static final String FIND = """
            select day, iamport_paid, iamport_paid_won, iamport_back, iamport_back_won, gateway_paid, gateway_paid_won,
                   gateway_back, gateway_back_won, elsewhere, elsewhere_won, differences, made_at
              from daily_report
             where merchant_id = $1 and ($2::date is null or day = $2)
             order by day desc
             limit 1
            """;

    private static final String DIFFERENCES = """
            select merchant_uid, imp_uid, kind, iamport::text as iamport, gateway::text as gateway
              from daily_report_difference
             where merchant_id = $1 and day = $2
             order by merchant_uid, imp_uid
            """;

    private final Database database;

    public DailyReportRepository(Database database) {
        this.database = database;
    }

    /**
     * Completes with the report of a day; empty when there is none, or not yet.
     *
     * @param day null = the newest one
     */
    Future<Optional<DailyReport>> find(UUID merchantId, @Nullable LocalDate day) {
        return database.query(FIND, merchantId, day).compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            Row row = rows.iterator().next();
            return database.query(DIFFERENCES, merchantId, row.getLocalDate("day"))
                    .map(found -> Optional.of(report(
                            row,
                            StreamSupport.stream(found.spliterator(), false)
                                    .map(DailyReportRepository::difference)
                                    .toList())));
        });
    }

    private static DailyReport report(Row row, List<Difference> items) {
        return new DailyReport(
                row.getLocalDate("day"),
                new Side(sum(row, "iamport_paid"), sum(row, "iamport_back")),
                new Side(sum(row, "gateway_paid"), sum(row, "gateway_back")),
                sum(row, "elsewhere"),
                row.getLong("differences"),
                items,
                row.getOffsetDateTime("made_at").toInstant());
    }

    private static Sum sum(Row row, String column) {
        return new Sum(row.getLong(column), row.getLong(column + "_won"));
    }

    private static Difference difference(Row row) {
        return new Difference(
                row.getString("merchant_uid"),
                row.getString("imp_uid"),
                row.getString("kind"),
                row.getString("iamport"),
                row.getString("gateway"));
    }
}
