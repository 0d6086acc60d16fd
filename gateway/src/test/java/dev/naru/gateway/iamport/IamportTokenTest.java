package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.iamport.IamportWorld.IMP;
import static dev.naru.gateway.iamport.IamportWorld.PATH;
import static dev.naru.gateway.iamport.IamportWorld.failure;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IamportTokenTest {
    private final IamportWorld world = new IamportWorld();
    private final FakeIamport fake = world.fake;
    private final IamportClient client = world.client;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a401IsAnsweredByOneNewTokenAndOneRepeat() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(fake.requests("POST /users/getToken")).hasSize(2);
    }

    @Test
    void aSecond401IsTheEnd() {
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(fake.requests("GET ")).hasSize(2);
    }

    @Test
    void wrongCredentialsAreUnauthorizedAndNotRepeated() {
        fake.next("/users/getToken", 401, "application/json", refusal(-1, "인증에 실패하였습니다. API키와 secret을 확인하세요."));

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessage("인증에 실패하였습니다. API키와 secret을 확인하세요.");
        assertThat(fake.requests("POST ")).hasSize(1);
    }

    @Test
    void aHundredConcurrentCallsTakeOneToken() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        List<Future<IamportPayment>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(client.payment(IMP));
        }

        await(Future.all(calls));

        assertThat(fake.requests("POST /users/getToken")).hasSize(1);
    }

    @Test
    void anExpiredTokenIsReplacedBeforeItIsUsed() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        await(client.payment(IMP));
        world.nanos.advance(Duration.ofSeconds(1_801));

        await(client.payment(IMP));

        assertThat(fake.requests("POST /users/getToken")).hasSize(2);
        assertThat(fake.requests("GET ")).hasSize(2);
    }
}
