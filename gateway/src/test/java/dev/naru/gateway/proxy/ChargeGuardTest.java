package dev.naru.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a payment that a look finds is the charge whose answer was lost. */
class ChargeGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"9900", "9900.0", "\"9900\"", "9.9e3"})
    void aPaymentOfTheAmountAskedForIsOurs(String amount) {
        assertThat(found("{\"amount\":" + amount + "}", 9_900)).isInstanceOf(Finding.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\":9901}", "{\"amount\":9900.5}", "{\"amount\":\"much\"}", "{}"})
    void anyOtherOneIsForAPerson(String body) {
        assertThat(found(body, 9_900)).isInstanceOf(Finding.Odd.class);
    }

    private static Finding found(String body, long paid) {
        EffectCall call = new EffectCall(
                OperationKind.CHARGE,
                HttpMethod.POST,
                "/subscribe/payments/again",
                "",
                CallBody.read("application/json", Buffer.buffer(body)),
                null);
        JsonNode payment =
                StrictJson.parse(("{\"status\":\"paid\",\"amount\":" + paid + "}").getBytes(StandardCharsets.UTF_8));
        return ChargeGuard.ours(call, new Finding.Answered(payment));
    }
}
