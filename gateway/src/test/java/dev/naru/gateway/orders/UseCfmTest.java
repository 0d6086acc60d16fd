package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last day of use is a matter of each shop's contract with Naver. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UseCfmTest {
    private static final String SOME_DAY = "29991231";

    private final GatewayFixture gateway;
    private final Operator operator;

    UseCfmTest(DatabaseAddress address) {
        this.gateway = GatewayFixture.start(address, Map.of("NARU_USE_CFM", "forbidden"));
        this.operator = new Operator(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUIRED,  '',       use_cfm_required",
        "FORBIDDEN, 29991231, use_cfm_forbidden",
        "OPTIONAL,  20200101, use_cfm_past",
    })
    void aMerchantsOrdersAndChargesFollowItsOwnContract(String useCfm, String day, String code) {
        ApiClient shop = operator.shop(merchant(useCfm));

        assertThat(refusals(order(shop, day))).contains(code);
        assertThat(refusals(charge(shop, day))).contains(code);
    }

    @Test
    void anotherMerchantsContractDoesNotCount() {
        merchant("REQUIRED");
        ApiClient shop = operator.shop(merchant("OPTIONAL"));

        assertThat(order(shop, "").status()).isNotEqualTo(422);
        assertThat(order(shop, SOME_DAY).status()).isNotEqualTo(422);
    }

    @Test
    void theDefaultMerchantsContractIsInTheEnvironment() {
        ApiClient shop = new ApiClient(gateway);

        assertThat(refusals(order(shop, SOME_DAY))).contains("use_cfm_forbidden");
        assertThat(refusals(charge(shop, SOME_DAY))).contains("use_cfm_forbidden");
        assertThat(order(shop, "").status()).isEqualTo(201);
    }

    @Test
    void aChangedContractCountsAtOnce() {
        JsonNode merchant = merchant("OPTIONAL");
        ApiClient shop = operator.shop(merchant);

        Answer changed = operator.admin().send("PATCH", Operator.pathOf(merchant), "{\"use_cfm\":\"FORBIDDEN\"}");

        assertThat(changed.json().get("use_cfm").asText()).isEqualTo("FORBIDDEN");
        assertThat(refusals(order(shop, SOME_DAY))).contains("use_cfm_forbidden");
    }

    @Test
    void aContractNobodyKnowsIsNamed() {
        Answer refused =
                operator.admin().send("PATCH", Operator.pathOf(merchant("OPTIONAL")), "{\"use_cfm\":\"SOMETIMES\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly("use_cfm");
    }

    @Test
    void whatIsNotSaidIsOptionalAndWhatIsLeftOutStays() {
        JsonNode merchant = operator.merchant("cfm-silent");
        assertThat(merchant.get("use_cfm").asText()).isEqualTo("OPTIONAL");
        operator.admin().send("PATCH", Operator.pathOf(merchant), "{\"use_cfm\":\"REQUIRED\"}");

        Answer renamed = operator.admin().send("PATCH", Operator.pathOf(merchant), "{\"name\":\"cfm-renamed\"}");

        assertThat(renamed.json().get("use_cfm").asText()).isEqualTo("REQUIRED");
        assertThat(operator.admin()
                        .get("/admin/merchants/" + defaultId())
                        .json()
                        .get("use_cfm")
                        .asText())
                .isEqualTo("FORBIDDEN");
    }

    private static String defaultId() {
        return new UUID(0, 1).toString();
    }

    private JsonNode merchant(String useCfm) {
        Answer made = operator.admin()
                .post(
                        "/admin/merchants",
                        "{\"name\":\"cfm\",\"mode\":\"TEST\",\"imp_key\":\"k\",\"imp_secret\":\"s\",\"use_cfm\":\""
                                + useCfm + "\"}");
        assertThat(made.status()).isEqualTo(201);
        return made.json();
    }

    private static Answer order(ApiClient shop, String day) {
        var body = PaymentTypeSamples.body("cfm-" + UUID.randomUUID());
        return shop.post("/v1/orders", (day.isEmpty() ? body : body.put("use_cfm", day)).encode());
    }

    private static Answer charge(ApiClient shop, String day) {
        String number = "cfm-" + UUID.randomUUID();
        String body =
                "{\"merchant_uid\":\"" + number + "\",\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"정기구독\""
                        + (day.isEmpty() ? "" : ",\"use_cfm\":\"" + day + "\"") + "}";
        return shop.send(shop.request("/v1/charges")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", number)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String refusals(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().toString();
    }
}
