package dev.naru.gateway.platform.telemetry;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class OpsRoutesTest {
    private final GatewayFixture gateway;
    private final WebClient web;

    OpsRoutesTest(GatewayFixture gateway) {
        this.gateway = gateway;
        this.web = WebClient.create(gateway.vertx());
    }

    @Test
    void aliveAsSoonAsItListens() {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void readyOnceTheDatabaseTakesWritesAndHoldsOurSchema() {
        HttpResponse<Buffer> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject report = new JsonObject(answer.body());
        assertThat(report.getBoolean("ready")).isTrue();
        assertThat(report.getInteger("schema_version"))
                .isPositive()
                .isEqualTo(report.getInteger("expected_schema_version"));
    }

    @Test
    void metricsCountRequestsByListenerRouteAndStatus() {
        get("/livez");

        String metrics = get("/metrics").bodyAsString();

        assertThat(metrics)
                .contains("naru_http_server_requests_seconds_count{listener=\"ops\",route=\"/livez\",status=\"200\"}")
                .contains("pool_name=\"database\"")
                .contains("naru_job_runs_seconds_count{job=\"event_delivery\",outcome=\"ok\"}");
    }

    @Test
    void anotherMethodIsRefusedWithTheOneThatWorks() {
        HttpResponse<Buffer> answer =
                await(web.postAbs(gateway.opsUrl() + "/livez").send());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).isEqualTo("GET");
        assertThat(answer.getHeader("Content-Type")).startsWith("application/problem+json");
    }

    private HttpResponse<Buffer> get(String path) {
        return await(web.getAbs(gateway.opsUrl() + path).send());
    }
}
