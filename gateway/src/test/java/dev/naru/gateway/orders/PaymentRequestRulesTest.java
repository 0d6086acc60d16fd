package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentRequestRulesTest {
    /** Half past midnight of the 22nd in Korea. */
    private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

    @Test
    void theDayIsKoreas() {
        JsonObject body = PaymentTypeSamples.body("a");

        assertThat(codes(UseCfm.OPTIONAL, body.copy().put("use_cfm", "20261122")))
                .isEmpty();
        assertThat(codes(UseCfm.OPTIONAL, body.copy().put("use_cfm", "20261121")))
                .containsExactly(FindingCode.USE_CFM_PAST);
    }

    @Test
    void aContractThatWantsTheDayIsHeld() {
        assertThat(codes(UseCfm.REQUIRED, PaymentTypeSamples.body("a"))).containsExactly(FindingCode.USE_CFM_REQUIRED);
        assertThat(codes(UseCfm.REQUIRED, PaymentTypeSamples.registration("a", "gildong")))
                .isEmpty();
    }

    @Test
    void aContractWithoutTheDayIsHeldToo() {
        assertThat(codes(UseCfm.FORBIDDEN, PaymentTypeSamples.body("a").put("use_cfm", "20261122")))
                .containsExactly(FindingCode.USE_CFM_FORBIDDEN);
    }

    @Test
    void tenWonAreEnough() {
        assertThat(codes(UseCfm.OPTIONAL, PaymentTypeSamples.body("a").put("amount", 10)))
                .isEmpty();
        assertThat(codes(UseCfm.OPTIONAL, PaymentTypeSamples.body("a").put("amount", 9)))
                .containsExactly(FindingCode.AMOUNT_TOO_SMALL);
    }

    private static List<FindingCode> codes(UseCfm useCfm, JsonObject body) {
        PaymentRequest request = new PaymentRequestReader(100, true)
                .read(StrictJson.parse(body.encode().getBytes(StandardCharsets.UTF_8)));
        return new PaymentRequestRules(merchant -> useCfm, () -> NOW)
                .findings(UUID.randomUUID(), request).stream()
                        .map(Finding::code)
                        .toList();
    }
}
