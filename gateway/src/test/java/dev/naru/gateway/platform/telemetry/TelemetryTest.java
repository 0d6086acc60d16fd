package dev.naru.gateway.platform.telemetry;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.trace.TraceContextTracer;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    @Test
    void withoutASettingNothingIsRecorded() {
        Vertx vertx = new Telemetry(null).vertx();

        assertThat(((VertxInternal) vertx).tracer()).isInstanceOf(TraceContextTracer.class);
        await(vertx.close());
    }
}
