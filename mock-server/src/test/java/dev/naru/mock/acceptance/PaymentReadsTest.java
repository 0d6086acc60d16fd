package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Iamport V1, reading payments. */
class PaymentReadsTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void testChannelPaymentsAreHiddenUnlessAskedFor() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));

        assertThat(mock.v1("/payments/" + order.impUid()).status()).isEqualTo(404);
        assertThat(mock.v1("/payments/" + order.impUid() + "?include_sandbox=true")
                        .status())
                .isEqualTo(200);
        assertThat(mock.v1("/payments/find/m1").status()).isEqualTo(200);
    }

    @Test
    void hidingCanBeSwitchedOff() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"hide_sandbox\":false}}");
        Mock.Opened order = mock.open(Carts.jeju("m1"));

        assertThat(mock.v1("/payments/" + order.impUid()).status()).isEqualTo(200);
    }

    @Test
    void everyKeyIsPresentInTheRecordedOrder() {
        record("m1", "paid");

        JsonNode payment = mock.v1("/payments/find/m1").json().get("response");

        List<String> keys = keys(payment);
        assertThat(keys).isSorted().hasSize(54);
        assertThat(payment.get("cancel_history")).isEmpty();
        assertThat(payment.get("failed_at").isInt()).isTrue();
        assertThat(payment.get("card_name").isNull()).isTrue();
    }

    @Test
    void severalFoundAllAre200AndSomeMissingAre207AndNoneAre404() {
        String one = record("m1", "paid");
        String two = record("m2", "ready");

        Answer all = mock.v1("/payments?imp_uid%5B%5D=" + one + "&merchant_uid[]=m2".replace("[]", "%5B%5D"));
        Answer some = mock.v1("/payments?imp_uid%5B%5D=" + two + "&imp_uid%5B%5D=imp_0");
        Answer none = mock.v1("/payments?merchant_uid%5B%5D=nothing");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().get("response")).hasSize(2);
        assertThat(some.status()).isEqualTo(207);
        assertThat(some.number("/code")).isZero();
        assertThat(some.json().get("response")).hasSize(1);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.at("/message")).isEqualTo("존재하지 않는 결제정보입니다.");
    }

    @Test
    void moreThanAHundredIdsAreRefused() {
        String query = "imp_uid%5B%5D=a".concat("");
        StringBuilder path = new StringBuilder("/payments?").append(query);
        for (int i = 0; i < 100; i++) {
            path.append("&imp_uid%5B%5D=").append(i);
        }

        assertThat(mock.v1(path.toString()).status()).isEqualTo(400);
    }

    @Test
    void findAnswersTheNewestAttemptAndTheNewestOfAStatus() {
        record("m1", "failed");
        mock.advance("PT1S");
        String paid = record("m1", "paid");
        mock.advance("PT1S");
        String latest = record("m1", "ready");

        assertThat(mock.v1("/payments/find/m1").at("/response/imp_uid")).isEqualTo(latest);
        assertThat(mock.v1("/payments/find/m1/paid").at("/response/imp_uid")).isEqualTo(paid);
        assertThat(mock.v1("/payments/find/m1/cancelled").status()).isEqualTo(404);
        assertThat(mock.v1("/payments/find/m1?sorting=started").at("/response/status"))
                .isEqualTo("failed");
    }

    @Test
    void findAllPagesEveryAttempt() {
        for (int i = 0; i < 3; i++) {
            record("m1", "failed");
            mock.advance("PT1S");
        }

        Answer first = mock.v1("/payments/findAll/m1?limit=2");
        Answer second = mock.v1("/payments/findAll/m1?limit=2&page=2");

        assertThat(first.json().at("/response/list")).hasSize(2);
        assertThat(List.of(
                        first.number("/response/total"),
                        first.number("/response/previous"),
                        first.number("/response/next")))
                .containsExactly(3L, 0L, 2L);
        assertThat(second.json().at("/response/list")).hasSize(1);
        assertThat(List.of(second.number("/response/previous"), second.number("/response/next")))
                .containsExactly(1L, 0L);
    }

    @Test
    void totalOfAllIsTheSumOfTheStates() {
        record("a", "paid");
        record("b", "failed");
        record("c", "ready");
        record("d", "paid");
        mock.v1("/payments/cancel", "merchant_uid=d");

        assertThat(total("all")).isEqualTo(4);
        assertThat(total("ready") + total("paid") + total("failed") + total("cancelled"))
                .isEqualTo(4);
        assertThat(total("cancelled")).isEqualTo(1);
    }

    @Test
    void windowIncludesBothItsEnds() {
        record("a", "paid");
        mock.advance("PT10S");
        record("b", "paid");
        long start = Mock.START.getEpochSecond();

        assertThat(between(start, start + 10)).isEqualTo(2);
        assertThat(between(start + 1, start + 10)).isEqualTo(1);
        assertThat(between(start, start + 9)).isEqualTo(1);
    }

    @Test
    void defaultWindowReachesNinetyDaysBack() {
        record("a", "paid");

        mock.advance("P90D");
        assertThat(total("paid")).isEqualTo(1);

        mock.advance("PT1S");
        assertThat(total("paid")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', b:a", "started, a:b", "-started, b:a", "-updated, a:b", "paid, b:a"})
    void sortingOrdersByStartPaymentOrChange(String sorting, String expected) {
        mock.open(Carts.jeju("a"));
        mock.advance("PT1S");
        mock.open(Carts.jeju("b"));
        mock.control("POST", "orders/b/approve", "{\"skip_check\":true}");
        mock.advance("PT1M");
        mock.control("POST", "orders/a/approve", "{\"skip_check\":true}");
        mock.advance("PT1M");

        Answer list = mock.v1("/payments/status/paid?sorting=" + sorting);

        assertThat(list.at("/response/list/0/merchant_uid") + ":" + list.at("/response/list/1/merchant_uid"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/payments/status/nonsense",
                "/payments/status/paid?page=2",
                "/payments/status/paid?page=0",
                "/payments/status/paid?limit=1001",
                "/payments/status/paid?limit=x",
                "/payments/status/paid?from=5&to=4",
                "/payments/status/paid?from=0&to=7776001",
                "/payments/status/paid?sorting=price",
                "/payments/findAll/m1/nonsense",
                "/payments"
            })
    void senselessQueryIsRefusedInTheEnvelope(String path) {
        Answer answer = mock.v1(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.number("/code")).isEqualTo(-1);
        assertThat(answer.at("/message")).isNotEmpty();
        assertThat(answer.json().get("response").isNull()).isTrue();
    }

    @Test
    void phpEscapingCanBeSwitchedOn() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"php_json\":true}}");

        Answer answer = mock.v1("/payments/imp_0");

        assertThat(answer.body()).contains("\\uc874\\uc7ac").doesNotContain("존재");
        assertThat(answer.at("/message")).isEqualTo("존재하지 않는 결제정보입니다.");
    }

    @Test
    void channelsAreListed() {
        Answer channels = mock.v1("/users/pg");

        assertThat(channels.at("/response/0/pg_provider")).isEqualTo("naverco");
        assertThat(channels.json().at("/response/0/sandbox").booleanValue()).isTrue();
    }

    private String record(String merchantUid, String status) {
        return mock.control(
                        "POST",
                        "orders",
                        "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":1000,\"status\":\"" + status + "\"}")
                .at("/data/imp_uid");
    }

    private long total(String status) {
        return mock.v1("/payments/status/" + status).number("/response/total");
    }

    private long between(long from, long to) {
        return mock.v1("/payments/status/paid?from=" + from + "&to=" + to).number("/response/total");
    }

    private static List<String> keys(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
