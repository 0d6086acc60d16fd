package dev.naru.gateway.proxy;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.platform.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassedReadsTest {
    private static final UUID MERCHANT = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);
    private static final String PATH = "/payments/imp_1";
    private static final String JSON = "application/json";
    private static final String ANSWER = "{\"code\":0,\"message\":null,\"response\":{\"x\":\"\\ud55c\\/\"}}";

    private final Vertx vertx = Vertx.vertx();
    private final FakeIamport fake = FakeIamport.start(vertx);
    private final AtomicLong nanos = new AtomicLong();
    private final IamportClient client = new IamportClient(vertx, fake.settings(), System::nanoTime, new Random(1));
    private final PassedReads reads =
            new PassedReads(id -> Future.succeededFuture(client), nanos::get, new Limits(new SimpleMeterRegistry()));

    @AfterEach
    void close() {
        await(client.close());
        fake.close();
        await(vertx.close());
    }

    /** The next question is answered once the promise completes. */
    private Promise<Void> holdsTheNext() {
        Promise<Void> release = Promise.promise();
        fake.next(
                PATH,
                request -> release.future()
                        .onSuccess(released -> request.response()
                                .putHeader("Content-Type", JSON)
                                .end(ANSWER)));
        return release;
    }

    @Test
    void equalReadsUnderWayAreOneQuestion() {
        Promise<Void> release = holdsTheNext();

        List<Future<PassedAnswer>> answers =
                IntStream.range(0, 20).mapToObj(i -> reads.get(MERCHANT, PATH)).toList();
        release.complete();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(await(answer).body().toString()).isEqualTo(ANSWER));
        assertThat(fake.requests("GET " + PATH)).hasSize(1);
    }

    @Test
    void anotherMerchantsReadIsAQuestionOfItsOwn() {
        assertThat(questionsOf(MERCHANT, () -> {}, OTHER)).isEqualTo(2);
    }

    @Test
    void whatIsAnsweredIsAskedAgain() {
        fake.next(PATH, 200, JSON, ANSWER).next(PATH, 404, JSON, "{\"code\":-1,\"message\":\"없음\",\"response\":null}");

        assertThat(await(reads.get(MERCHANT, PATH)).status()).isEqualTo(200);
        assertThat(await(reads.get(MERCHANT, PATH)).status()).isEqualTo(404);
    }

    @Test
    void afterAChangeNobodyJoinsWhatWasAskedBefore() {
        assertThat(questionsOf(MERCHANT, () -> reads.changed(MERCHANT), MERCHANT))
                .isEqualTo(2);
    }

    @Test
    void whatWasAskedLongAgoIsNotJoined() {
        assertThat(questionsOf(
                        MERCHANT, () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()), MERCHANT))
                .isEqualTo(2);
    }

    /** How many questions two reads are that are under way together. */
    private int questionsOf(UUID one, Runnable between, UUID other) {
        List<Promise<Void>> held = List.of(holdsTheNext(), holdsTheNext());

        Future<PassedAnswer> first = reads.get(one, PATH);
        between.run();
        Future<PassedAnswer> second = reads.get(other, PATH);
        held.forEach(Promise::complete);

        await(first);
        await(second);
        return fake.requests("GET " + PATH).size();
    }

    @Test
    void tooManyAtOnceAreRefused() {
        List<Future<PassedAnswer>> held = IntStream.range(0, 128)
                .mapToObj(i -> {
                    fake.next("/payments/held_" + i, request -> {});
                    return reads.get(MERCHANT, "/payments/held_" + i);
                })
                .toList();

        assertThatThrownBy(() -> await(reads.get(MERCHANT, PATH))).isInstanceOf(Refusal.class);
        assertThat(held).noneMatch(Future::isComplete);
    }

    @Test
    void whatNeverCameIsAFailureForAllWhoWaited() {
        IntStream.range(0, 3)
                .forEach(i -> fake.next(PATH, request -> request.connection().close()));

        Future<PassedAnswer> one = reads.get(MERCHANT, PATH);
        Future<PassedAnswer> two = reads.get(MERCHANT, PATH);

        assertThatThrownBy(() -> await(one)).isInstanceOf(IamportFailure.class);
        assertThatThrownBy(() -> await(two)).isInstanceOf(IamportFailure.class);
    }
}
