package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.ok;
import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.productOrder;
import static dev.naru.gateway.iamport.IamportWorld.IMP;
import static dev.naru.gateway.iamport.IamportWorld.PATH;
import static dev.naru.gateway.iamport.IamportWorld.failure;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamportClientTest {
    private final IamportWorld world = new IamportWorld();
    private final FakeIamport fake = world.fake;
    private final IamportClient client = world.client;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void readsAPayment() {
        fake.put(payment(IMP.value(), "order-1", "paid", 21_000));

        IamportPayment payment = await(client.payment(IMP));

        assertThat(payment.merchantUid()).isEqualTo(new MerchantUid("order-1"));
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.amount()).isEqualTo(new Krw(21_000));
        assertThat(payment.buyer().addr()).isEqualTo("서울특별시 강남구 삼성동");
        assertThat(payment.paidAt()).isEqualTo(Instant.ofEpochSecond(1_767_225_600));
        assertThat(payment.failedAt()).isNull();
    }

    @Test
    void asksForTestPaymentsOnlyWhenTheyCount() {
        fake.put(payment(IMP.value(), "order-1", "paid", 21_000));
        await(client.payment(IMP));
        IamportClient live = world.client(IamportSettings.of(fake.url(), "key", new Secret("secret"), false));

        await(live.payment(IMP));
        await(live.close());

        assertThat(fake.requests("GET ")).containsExactly("GET " + PATH + "?include_sandbox=true", "GET " + PATH);
    }

    @Test
    void readsNumbersThatTravelAsTextAndIgnoresWhatItDoesNotKnow() {
        JsonObject payment = payment(IMP.value(), "order-1", "brand-new-status", 1)
                .put("amount", "21000")
                .put("cancel_amount", "1000")
                .put("paid_at", "1767225600")
                .put("promotion", new JsonObject().put("id", "p"))
                .put("cancel_history", new JsonArray());
        fake.put(payment);

        IamportPayment read = await(client.payment(IMP));

        assertThat(read.amount()).isEqualTo(new Krw(21_000));
        assertThat(read.cancelAmount()).isEqualTo(new Krw(1_000));
        assertThat(read.status()).isEqualTo(PaymentStatus.UNKNOWN);
    }

    @Test
    void takesACodeThatTravelsAsText() {
        fake.next(
                PATH,
                200,
                "application/json",
                ok(payment(IMP.value(), "o", "paid", 10)).replace("\"code\":0", "\"code\":\"0\""));

        assertThat(await(client.payment(IMP)).amount()).isEqualTo(new Krw(10));
    }

    @Test
    void readsProductOrders() {
        JsonObject sent = productOrder("singleProductId", "", 1, 14_000, 7_000);
        fake.putProductOrders(IMP.value(), sent);

        NaverProductOrder read = await(client.productOrders(IMP)).get(0);

        assertThat(read)
                .isEqualTo(new NaverProductOrder(
                        "2026010112345678", "PAYED", "", "", "singleProductId", "", 1, 14_000, 7_000, read.wire()));
        assertThat(new JsonObject(read.wire().toString())).isEqualTo(sent);
    }

    @Test
    void readsSeveralPaymentsAsFarAsTheyAreKnownAndReadable() {
        fake.put(payment("imp_1", "o1", "paid", 10))
                .put(payment("imp_2", "o2", "paid", 20).putNull("merchant_uid"));

        assertThat(await(client.payments(List.of(new ImpUid("imp_1"), new ImpUid("imp_2"), new ImpUid("imp_3")))))
                .extracting(IamportPayment::impUid)
                .containsExactly(new ImpUid("imp_1"));
        assertThat(await(client.payments(List.of(new ImpUid("imp_4"))))).isEmpty();
    }

    @Test
    void readsPagesUntilTheLast() {
        fake.put(payment("imp_1", "o1", "paid", 10)).put(payment("imp_2", "o2", "paid", 20));

        PaymentPage first = await(client.paymentsByStatus(
                PaymentStatus.PAID, Instant.EPOCH, Optional.of(Instant.ofEpochSecond(60)), 1, 1));

        assertThat(first.next()).isEqualTo(2);
        assertThat(first.payments()).extracting(IamportPayment::impUid).containsExactly(new ImpUid("imp_1"));
        assertThat(fake.requests("GET "))
                .containsExactly("GET /payments/status/paid?from=0&to=60&sorting=started&page=1&limit=1");
    }

    @Test
    void oneBrokenRecordDoesNotHideItsNeighbours() {
        fake.put(payment("imp_1", "o1", "paid", 10))
                .put(payment("imp_2", "o2", "paid", 20).putNull("merchant_uid"));

        PaymentPage page = await(client.paymentsByStatus(
                PaymentStatus.PAID, Instant.EPOCH, Optional.of(Instant.ofEpochSecond(60)), 1, 10));

        assertThat(page.payments()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'a/b c', a%2Fb%20c", "'..', %2E%2E", "'a+b&c=d?#', a%2Bb%26c%3Dd%3F%23", "'주문-1', %EC%A3%BC%EB%AC%B8-1"
    })
    void anOrderNumberIsOnePathSegmentWhateverItHolds(String merchantUid, String segment) {
        failure(client.paymentsByMerchantUid(new MerchantUid(merchantUid), 1, 20));

        assertThat(fake.requests("GET "))
                .containsExactly("GET /payments/findAll/" + segment + "?sorting=-started&page=1&limit=20");
    }
}
