package dev.naru.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Notification PAID =
            new Notification(new ImpUid("imp_1234567890"), new MerchantUid("order_id_8237352"), "paid", null);

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=UTF-8", ""})
    void readsJson(String contentType) {
        assertThat(read(
                        contentType,
                        "{\"imp_uid\":\"imp_1234567890\",\"merchant_uid\":\"order_id_8237352\",\"status\":\"paid\"}"))
                .isEqualTo(PAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=utf-8", ""})
    void readsForms(String contentType) {
        assertThat(read(contentType, "imp_uid=imp_1234567890&merchant_uid=order_id_8237352&status=paid"))
                .isEqualTo(PAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=euc-kr", "application/x-www-form-urlencoded; Charset=\"EUC-KR\""})
    void charsetOtherThanUtf8IsRefusedByName(String contentType) {
        Problem problem = refusal(contentType, "imp_uid=imp_1");

        assertThat(problem.status()).isEqualTo(415);
        assertThat(problem.detail()).containsIgnoringCase("euc-kr");
    }

    @Test
    void readsKoreanOrderNumbersInForms() {
        assertThat(read(FORM, "merchant_uid=%EC%A3%BC%EB%AC%B8+1").merchantUid())
                .isEqualTo(new MerchantUid("주문 1"));
    }

    @Test
    void readsTheProductOrderEventThatNamesNoPayment() {
        Notification notification = read(
                JSON,
                "{\"event\":\"Naver.OrderStatus.Changed\",\"merchant_uid\":\"o-1\","
                        + "\"extra\":{\"product_order_id\":\"1\",\"new_order_status\":\"DELIVERED\"}}");

        assertThat(notification.subject()).isEqualTo(new SyncSubject.ByMerchantUid(new MerchantUid("o-1")));
    }

    @Test
    void keepsTheCancellationIdAndUnheardOfKeysDoNotMatter() {
        Notification notification = read(
                JSON, "{\"imp_uid\":\"imps_1\",\"status\":\"cancelled\",\"cancellation_id\":\"06JC8\",\"new\":[1,{}]}");

        assertThat(notification.cancellationId()).isEqualTo("06JC8");
        assertThat(notification.merchantUid()).isNull();
    }

    @Test
    void anOrderNumberMayTravelAsANumber() {
        assertThat(read(JSON, "{\"merchant_uid\":1234}").merchantUid()).isEqualTo(new MerchantUid("1234"));
    }

    @Test
    void anOddStatusIsCutNotRefused() {
        assertThat(read(FORM, "imp_uid=imp_1&status=" + "x".repeat(300)).status())
                .hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"imp_1\"",
                "{",
                "{}",
                "{\"imp_uid\":null}",
                "{\"imp_uid\":[\"imp_1\"]}",
                "{\"imp_uid\":\"imp_1\",\"imp_uid\":\"imp_2\"}",
                "{\"imp_uid\":\"imp_1\"} x",
                "{\"imp_uid\":\"../getToken\"}",
                "{\"imp_uid\":\"order_1\"}",
                "{\"imp_uid\":\"imp_1\\u0000\"}",
                "{\"imp_uid\":\"imp_123456789012345678901234567890\"}",
                "{\"merchant_uid\":\"a\\u0000b\"}",
                "{\"merchant_uid\":\"12345678901234567890123456789012345678901\"}"
            })
    void refusesJsonThatIsNoNotification(String body) {
        assertThat(refusal(JSON, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "imp_uid=",
                "imp_uid=%ZZ",
                "merchant_uid=%FF",
                "merchant_uid=%EC%A3",
                "merchant_uid=a&%FF=b",
                "imp_uid=%",
                "imp_uid=imp_1&imp_uid=imp_2",
                "imp_uid=%00",
                "status=paid"
            })
    void refusesFormsThatAreNoNotification(String body) {
        assertThat(refusal(FORM, body).status()).isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreNotUtf8() {
        byte[] body = {'i', 'm', 'p', '_', 'u', 'i', 'd', '=', (byte) 0xC0, (byte) 0x80};

        assertThat(catchThrowableOfType(Problem.class, () -> NotificationReader.read(FORM, body))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesFormsWithMoreFieldsThanANotificationCouldHave() {
        assertThat(refusal(FORM, "imp_uid=imp_1" + "&a=1".repeat(64)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "multipart/form-data; boundary=x", "text/html"})
    void refusesOtherContentTypes(String contentType) {
        assertThat(refusal(contentType, "imp_uid=imp_1").status()).isEqualTo(415);
    }

    private static Notification read(String contentType, String body) {
        return NotificationReader.read(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(String contentType, String body) {
        return catchThrowableOfType(Problem.class, () -> read(contentType, body));
    }
}
