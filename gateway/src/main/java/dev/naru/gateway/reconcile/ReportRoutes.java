package dev.naru.gateway.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.reconcile.DailyReport.Difference;
import dev.naru.gateway.reconcile.DailyReport.Side;
import dev.naru.gateway.reconcile.DailyReport.Sum;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/reports/daily}: a day of Iamport's against a day of ours. */
public final class ReportRoutes implements Routes {
    private final DailyReportRepository reports;

    public ReportRoutes(DailyReportRepository reports) {
        this.reports = reports;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/reports/daily").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        LocalDate day = date(QueryParameters.of(ctx, Set.of("date")).text("date"));
        Answers.json(
                ctx,
                200,
                reports.find(ApiKeyHandler.merchantOf(ctx).id(), day)
                        .compose(found -> found.map(report -> Future.succeededFuture(json(report)))
                                .orElseGet(() -> Future.failedFuture(Problem.notFound("The report")))));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new InvalidJson("date", "must be a day, such as 2026-01-31");
        }
    }

    private static JsonNode json(DailyReport report) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("date", report.day().toString())
                .put("made_at", report.madeAt().toString());
        json.set("iamport", json(report.iamport()));
        json.set("gateway", json(report.gateway()));
        json.set("elsewhere", json(report.elsewhere()));
        json.put("difference_count", report.differences());
        ArrayNode items = json.putArray("differences");
        report.items().forEach(item -> items.add(json(item)));
        return json;
    }

    private static ObjectNode json(Side side) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.set("paid", json(side.paid()));
        json.set("cancelled", json(side.cancelled()));
        return json;
    }

    private static ObjectNode json(Sum sum) {
        return StrictJson.mapper().createObjectNode().put("count", sum.count()).put("amount", sum.won());
    }

    private static ObjectNode json(Difference item) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", item.merchantUid())
                .put("imp_uid", item.impUid())
                .put("kind", item.kind());
        json.set("iamport", stored(item.iamport()));
        json.set("gateway", stored(item.gateway()));
        return json;
    }

    private static JsonNode stored(@Nullable String json) {
        if (json == null) {
            return StrictJson.mapper().nullNode();
        }
        try {
            return StrictJson.mapper().readTree(json);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a stored difference is no JSON", notOurs);
        }
    }
}
