package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.iamport.IamportWorld.IMP;
import static dev.naru.gateway.iamport.IamportWorld.PATH;
import static dev.naru.gateway.iamport.IamportWorld.failure;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.IamportSettings.Limits;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IamportOutageTest {
    private final IamportWorld world = new IamportWorld();
    private final FakeIamport fake = world.fake;
    private final IamportClient client = world.client;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aReadIsRepeatedAfterServerErrors() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, 503, "text/html", "busy").next(PATH, 500, "application/json", refusal(-1, "oops"));

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(fake.requests("GET ")).hasSize(3);
    }

    @Test
    void aReadIsRepeatedAtMostTwice() {
        for (int i = 0; i < 4; i++) {
            fake.next(PATH, 500, "application/json", refusal(-1, "oops"));
        }

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("oops");
        assertThat(fake.requests("GET ")).hasSize(3);
    }

    @Test
    void aResetConnectionIsRepeated() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, request -> request.connection().close());

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void silenceEndsInATimeout() {
        for (int i = 0; i < 3; i++) {
            fake.next(PATH, IamportWorld::saysNothing);
        }

        assertThat(failure(world.hasty.payment(IMP)).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aBodyThatNeverEndsIsATimeoutToo() {
        for (int i = 0; i < 3; i++) {
            fake.next(
                    PATH,
                    request -> request.response()
                            .setChunked(true)
                            .putHeader("Content-Type", "application/json")
                            .write("{\"code\":0,"));
        }

        assertThat(failure(world.hasty.payment(IMP)).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void afterATimeoutTheNextCallGetsItsOwnAnswer() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, IamportWorld::saysNothing);

        assertThat(await(world.hasty.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void aDeadServerIsUnavailable() {
        IamportClient nobody =
                world.client(IamportSettings.of(URI.create("http://127.0.0.1:1"), "key", new Secret("secret"), true));

        assertThat(failure(nobody.payment(IMP)).kind()).isEqualTo(Kind.UNAVAILABLE);
        await(nobody.close());
    }

    @Test
    void moreCallsThanPoolAndQueueFailAtOnce() {
        IamportClient narrow = world.client(fake.settings()
                .withLimits(new Limits(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        1,
                        1)));
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        await(narrow.payment(IMP));
        for (int i = 0; i < 12; i++) {
            fake.next(PATH, IamportWorld::saysNothing);
        }
        List<Future<IamportPayment>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(narrow.payment(IMP));
        }

        assertThat(failure(Future.any(calls).mapEmpty()).kind()).isIn(Kind.UNAVAILABLE, Kind.TIMEOUT);
        assertThat(fake.requests("GET ").size()).isLessThan(8);
        await(narrow.close());
    }

    @Test
    void anOutageOpensTheBreakerOfItsRoutesOnly() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        for (int i = 0; i < 60; i++) {
            fake.next(PATH + "/naver/product-orders", 500, "application/json", refusal(-1, "oops"));
        }
        List<Future<List<NaverProductOrder>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(client.productOrders(IMP));
        }
        await(Future.join(calls).otherwiseEmpty());
        int before = fake.requests("GET ").size();

        assertThat(failure(client.productOrders(IMP)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(fake.requests("GET ")).hasSize(before);
        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }
}
