package dev.naru.gateway.platform.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.telemetry.Readiness.Report;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /livez}, {@code /readyz} and {@code /metrics}. */
public final class OpsRoutes implements Routes {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Readiness readiness;
    private final Telemetry telemetry;

    public OpsRoutes(Vertx vertx, Readiness readiness, Telemetry telemetry) {
        this.vertx = vertx;
        this.readiness = readiness;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        router.get("/livez").handler(OpsRoutes::live);
        router.get("/readyz").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
    }

    private static void live(RoutingContext ctx) {
        ctx.response().putHeader("Content-Type", "text/plain; charset=utf-8").end("ok\n");
    }

    private void ready(RoutingContext ctx) {
        readiness.check().onComplete(report -> answer(ctx, report), ctx::fail);
    }

    private static void answer(RoutingContext ctx, Report report) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("ready", report.ready());
        json.put("database_writable", report.databaseWritable());
        json.put("schema_version", report.schemaVersion());
        json.put("expected_schema_version", report.expectedSchema());
        json.put("draining", report.draining());
        Answers.json(ctx, report.ready() ? 200 : 503, json);
    }

    // Off the event loop: the text grows with the number of series.
    private void metrics(RoutingContext ctx) {
        vertx.executeBlocking(() -> telemetry.registry().scrape(), false)
                .onComplete(
                        text -> ctx.response()
                                .putHeader("Content-Type", PROMETHEUS)
                                .end(text),
                        ctx::fail);
    }
}
