package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.acceptance.Twins.Answer;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that change something answer what Iamport answers, field by field, and change the same. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontEffectsTest {
    private static final String CANCEL = "/payments/cancel";
    private static final String AGAIN = "/subscribe/payments/again";
    private static final String PREPARE = "/payments/prepare";

    private final Twins twins;

    FrontEffectsTest(DatabaseAddress address) {
        this.twins = new Twins(address);
    }

    @BeforeAll
    void login() {
        twins.login(false);
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}");
    }

    @AfterAll
    void close() {
        twins.close();
    }

    private String paid(String merchantUid, String provider) {
        JsonNode made = twins.control(
                "POST",
                "/_mock/v1/orders",
                "{\"merchant_uid\":\"%s\",\"amount\":10000,\"pg_provider\":\"%s\",\"status\":\"paid\"}"
                        .formatted(merchantUid, provider));
        return made.at("/data/imp_uid").asText();
    }

    private String paid(String merchantUid) {
        return paid(merchantUid, "naverpay");
    }

    private static long cancelled(Answer answer) {
        return answer.json().at("/response/cancel_amount").asLong();
    }

    @Test
    void everythingGoesBack() {
        Answer answer = twins.json(
                "POST",
                CANCEL,
                "{\"imp_uid\":\"%s\",\"reason\":\"변심\",\"extra\":{\"requester\":\"customer\"}}"
                        .formatted(paid("all-1")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(cancelled(answer)).isEqualTo(10_000);
    }

    @Test
    void everythingGoesBackByForm() {
        paid("all-2");

        Answer answer = twins.form(
                "POST",
                CANCEL + "/",
                "merchant_uid=all-2&amount=0&extra%5Brequester%5D=admin&reason="
                        + URLEncoder.encode("변심 & 기타", StandardCharsets.UTF_8));

        assertThat(cancelled(answer)).isEqualTo(10_000);
        assertThat(answer.json().at("/response/cancel_reason").asText()).isEqualTo("변심 & 기타");
    }

    /** The caller heard of the first before it sent the second: so they are two. */
    @Test
    void equalPartsOneAfterTheOtherAreEachDone() {
        String body = "{\"imp_uid\":\"%s\",\"amount\":3000,\"reason\":\"부분\"}".formatted(paid("part-1"));

        assertThat(cancelled(twins.json("POST", CANCEL, body))).isEqualTo(3_000);
        assertThat(cancelled(twins.json("POST", CANCEL, body))).isEqualTo(6_000);
        assertThat(cancelled(twins.json("POST", CANCEL, body))).isEqualTo(9_000);
        assertThat(twins.json("POST", CANCEL, body).json().get("code").asInt()).isEqualTo(1);
    }

    @Test
    void aChecksumOfTheCallersIsKept() {
        String impUid = paid("sum-1");
        String right = "{\"imp_uid\":\"%s\",\"amount\":1000,\"checksum\":10000}".formatted(impUid);

        assertThat(cancelled(twins.json("POST", CANCEL, right))).isEqualTo(1_000);
        assertThat(twins.json("POST", CANCEL, right).json().get("code").asInt()).isEqualTo(1);
        assertThat(cancelled(twins.form("POST", CANCEL, "imp_uid=" + impUid + "&amount=1000&checksum=9000&reason=x")))
                .isEqualTo(2_000);
    }

    @Test
    void whatCannotBeCancelledIsRefusedInIamportsWords() {
        String gone = paid("gone-1");
        twins.json("POST", CANCEL, "{\"imp_uid\":\"%s\"}".formatted(gone));

        assertThat(refusal("{\"imp_uid\":\"%s\"}".formatted(gone))).isEqualTo("이미 전액취소된 주문입니다.");
        assertThat(refusal("{\"imp_uid\":\"imp_000000000000\"}")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
        assertThat(refusal("{\"imp_uid\":\"<no uid>\"}")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
        assertThat(refusal("{\"merchant_uid\":\"nobody\"}")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
        assertThat(refusal("{\"imp_uid\":\"imp_000000000000\",\"merchant_uid\":\"gone-1\"}"))
                .isEqualTo("취소할 결제건이 존재하지 않습니다.");
        assertThat(refusal("{\"imp_uid\":\"%s\",\"amount\":20000}".formatted(paid("over-1"))))
                .contains("잔액");
        refusal("{\"imp_uid\":\"%s\",\"amount\":\"many\"}".formatted(paid("word-1")));
        refusal("{\"imp_uid\":\"%s\",\"amount\":1.5}".formatted(paid("broken-1")));
        refusal("{\"imp_uid\":\"%s\",\"amount\":-1}".formatted(paid("minus-1")));
        refusal("{\"imp_uid\":\"%s\"}".formatted(paid("co-1", "naverco")));
        refusal("{}");
    }

    private String refusal(String body) {
        Answer answer = twins.json("POST", CANCEL, body);
        assertThat(answer.json().get("code").asInt())
                .as(answer.json().toString())
                .isNotZero();
        return answer.json().get("message").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void anAmountIsRegisteredAndReadBack(String method) {
        String uid = "prepared-" + method;
        String body = "{\"merchant_uid\":\"%s\",\"amount\":1000}".formatted(uid);

        twins.json(method, PREPARE, body);
        twins.json("POST", PREPARE + "/", body);
        twins.form("PUT", PREPARE, "merchant_uid=" + uid + "&amount=2000");
        assertThat(twins.get(PREPARE + "/" + uid).json().at("/response/amount").asInt())
                .isEqualTo(2_000);
        twins.json("POST", PREPARE, "{\"merchant_uid\":\"%s\"}".formatted(uid));
        twins.json("POST", PREPARE, "{}");
    }

    @Test
    void aKeyIsCharged() {
        Answer answer = twins.json("POST", AGAIN, charge("month-1", "gildong", "9900"));

        assertThat(answer.json().at("/response/status").asText()).isEqualTo("paid");
        assertThat(answer.json().at("/response/user_agent").asText()).isEqualTo("twin/1.0");
    }

    @Test
    void aKeyIsChargedByForm() {
        Answer answer = twins.form(
                "POST",
                AGAIN + "/",
                "customer_uid=gildong&merchant_uid=month-2&amount=1000&name=%EA%B5%AC%EB%8F%85+1&buyer_name=%ED%99%8D"
                        + "&extra[naverUseCfm]=20260701&custom_data=%7B%7D");

        assertThat(answer.json().at("/response/status").asText()).isEqualTo("paid");
        assertThat(answer.json().at("/response/name").asText()).isEqualTo("구독 1");
    }

    @Test
    void aRefusedCardIsAPaymentThatFailed() {
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"poor\"}");
        twins.control("PUT", "/_mock/v1/billing-keys/poor/script", "{\"outcomes\":[\"한도 초과\"]}");

        Answer answer = twins.json("POST", AGAIN, charge("month-3", "poor", "9900"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("code").asInt()).isZero();
        assertThat(answer.json().at("/response/fail_reason").asText()).contains("한도 초과");
    }

    /** What failed may be tried again, and Iamport says what it thinks of the number. */
    @Test
    void aChargeThatCouldNotBeIsTriedAgainAndNotReplayed() {
        String late = charge("month-4", "late", "9900");

        assertThat(twins.json("POST", AGAIN, late).json().get("message").asText())
                .isEqualTo("등록되지 않은 구매자입니다.");
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"late\"}");
        assertThat(twins.json("POST", AGAIN, late).json().at("/response/status").asText())
                .isEqualTo("paid");
        assertThat(twins.json("POST", AGAIN, late).json().get("code").asInt()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"customer_uid\":\"gildong\"}",
                "{\"customer_uid\":\"gildong\",\"merchant_uid\":\"month-5\"}",
                "{\"customer_uid\":\"gildong\",\"merchant_uid\":\"month-5\",\"amount\":5,\"name\":\"x\"}",
                "{\"customer_uid\":\"gildong\",\"merchant_uid\":\"month-6\",\"amount\":\"x\",\"name\":\"x\"}",
                "{\"customer_uid\":\"gildong\",\"merchant_uid\":\"longer than any number may be, by a wide margin\",\"amount\":100}"
            })
    void aChargeThatMissesSomethingIsIamportsToRefuse(String body) {
        assertThat(twins.json("POST", AGAIN, body).json().has("code")).isTrue();
    }

    private static String charge(String merchantUid, String customerUid, String amount) {
        return "{\"customer_uid\":\"%s\",\"merchant_uid\":\"%s\",\"amount\":%s,\"name\":\"정기구독\",\"card_quota\":0}"
                .formatted(customerUid, merchantUid, amount);
    }
}
