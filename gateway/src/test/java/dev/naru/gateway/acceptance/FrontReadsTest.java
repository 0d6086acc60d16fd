package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.acceptance.Twins.Answer;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every read of the front answers what Iamport answers, field by field. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontReadsTest {
    private final Twins twins;
    private final Map<String, String> impUids = new HashMap<>();

    FrontReadsTest(DatabaseAddress address) {
        this.twins = new Twins(address);
    }

    @BeforeAll
    void somethingHasHappened() {
        recorded("read-paid", "naverpay", "paid");
        recorded("read-ready", "naverpay", "ready");
        recorded("read-failed", "naverpay", "failed");
        recorded("가/나 다?&=%", "naverpay", "paid");
        recorded("read-co", "naverco", "paid");
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"reader\"}");
        twins.login(false);
    }

    @AfterAll
    void close() {
        twins.close();
    }

    private void recorded(String merchantUid, String provider, String status) {
        JsonNode made = twins.control(
                "POST",
                "/_mock/v1/orders",
                "{\"merchant_uid\":\"%s\",\"amount\":12000,\"status\":\"%s\",\"pg_provider\":\"%s\",\"buyer\":{\"name\":\"홍길동\"}}"
                        .formatted(merchantUid, status, provider));
        impUids.put(merchantUid, made.at("/data/imp_uid").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/pg",
                "/users/pg/",
                "/payments/{read-paid}?include_sandbox=true",
                "/payments/{read-paid}/?include_sandbox=true",
                "/payments/{read-paid}",
                "/payments/{read-failed}?include_sandbox=true&extension=true",
                "/payments/{read-co}?include_sandbox=true",
                "/payments/imp_000000000000",
                "/payments/%EA%B0%80%2F..%2F",
                "/payments?imp_uid[]={read-paid}&imp_uid[]={read-ready}",
                "/payments?imp_uid%5B%5D={read-paid}&merchant_uid%5B%5D=nobody",
                "/payments?imp_uid[]=nobody",
                "/payments",
                "/payments/find/read-paid",
                "/payments/find/read-paid/paid",
                "/payments/find/read-paid/paid/?sorting=-started",
                "/payments/find/read-paid/failed",
                "/payments/find/read-paid/unheard-of",
                "/payments/find/%EA%B0%80%2F%EB%82%98%20%EB%8B%A4%3F%26%3D%25",
                "/payments/find/nobody",
                "/payments/findAll/read-paid",
                "/payments/findAll/read-paid/ready?page=1&limit=5",
                "/payments/findAll/nobody",
                "/payments/status/all",
                "/payments/status/paid?limit=1&page=2&sorting=started",
                "/payments/status/paid?page=99",
                "/payments/status/unheard-of",
                "/payments/status/all?from=1&to=2",
                "/payments/prepare/nobody",
                "/payments/{read-paid}/naver/cash-amount",
                "/payments/{read-co}/naver/cash-amount",
                "/payments/{read-co}/naver/product-orders",
                "/naver/product-orders/123",
                "/naver/product-orders/x",
                "/naver/reviews?from=1780000000&to=1780086400&review_type=general",
                "/naver/reviews",
                "/subscribe/customers/reader",
                "/subscribe/customers/nobody",
                "/subscribe/customers?customer_uid[]=reader&customer_uid[]=nobody",
                "/subscribe/customers/reader/payments?page=1",
                "/subscribe/customers/reader/schedules?from=1780000000&to=1780086400",
                "/subscribe/payments/schedule?schedule_from=1780000000&schedule_to=1780086400",
                "/subscribe/payments/schedule",
                "/subscribe/payments/schedule/customers/reader?from=1780000000&to=1780086400&schedule-status=scheduled",
                "/subscribe/payments/schedule/nobody"
            })
    void aReadAnswersTheSame(String template) {
        Answer answer = twins.get(withIds(template));

        assertThat(answer.json().has("code")).isTrue();
    }

    @Test
    void theReadsAreNotAllRefusals() {
        Answer paid = twins.get(withIds("/payments/{read-paid}?include_sandbox=true"));

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.json().at("/response/buyer_name").asText()).isEqualTo("홍길동");
        assertThat(twins.get("/subscribe/customers/reader")
                        .json()
                        .at("/response/customer_uid")
                        .asText())
                .isEqualTo("reader");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTokenIsGivenTheSameWay(boolean isForm) {
        Answer first = twins.login(isForm);
        Answer second = twins.login(!isForm);

        assertThat(second.json().at("/response/access_token"))
                .isEqualTo(first.json().at("/response/access_token"));
        assertThat(twins.get("/users/pg").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"imp_key\":\"environment\"} | 400",
                "application/json | {\"imp_key\":\"\",\"imp_secret\":\"\"} | 400",
                "application/json | {} | 400",
                "application/x-www-form-urlencoded | imp_key=nobody | 400",
                "application/x-www-form-urlencoded | imp_key=nobody&imp_secret=nothing | 401",
                "application/json | {\"imp_key\":\"nobody\",\"imp_secret\":\"nothing\"} | 401"
            })
    void aWrongKeyIsRefusedTheSameWay(String contentType, String body, int status) {
        assertThat(twins.strangersLogin(contentType, body).status()).isEqualTo(status);
    }

    @Test
    void aWrongTokenIsRefusedTheSameWay() {
        assertThat(twins.strangers("GET", "/payments/imp_1", "Authorization", "Bearer nobody")
                        .status())
                .isEqualTo(401);
        assertThat(twins.strangers("GET", "/payments/imp_1", "Authorization", "nobody")
                        .status())
                .isEqualTo(401);
        assertThat(twins.strangers("GET", "/users/pg", "X-ImpTokenHeader", "nobody")
                        .status())
                .isEqualTo(401);
        assertThat(twins.strangers("GET", "/users/pg", "Accept", "application/json")
                        .status())
                .isEqualTo(401);
    }

    private String withIds(String template) {
        String path = template;
        for (Map.Entry<String, String> known : impUids.entrySet()) {
            path = path.replace("{" + known.getKey() + "}", known.getValue());
        }
        return path.replace("[", "%5B").replace("]", "%5D");
    }
}
