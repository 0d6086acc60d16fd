package dev.naru.gateway.iamport;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.iamport.IamportSettings.Limits;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Random;

/** A scripted Iamport, a client, and one with little patience for tests of silence. */
final class IamportWorld implements AutoCloseable {
    static final ImpUid IMP = new ImpUid("imp_000000000001");
    static final String PATH = "/payments/imp_000000000001";

    private static final Limits QUICK = new Limits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5), 64, 128);

    final VirtualNanos nanos = new VirtualNanos();
    final FakeIamport fake;
    final IamportClient client;
    final IamportClient hasty;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    IamportWorld() {
        this.fake = FakeIamport.start(vertx);
        this.client = client(fake.settings());
        this.hasty = client(fake.settings().withLimits(QUICK));
    }

    /** Another client; the test closes it. */
    IamportClient client(IamportSettings settings) {
        return new IamportClient(vertx, settings, nanos, new Random(1));
    }

    static void saysNothing(HttpServerRequest request) {
        request.response().setChunked(true);
    }

    static IamportFailure failure(Future<?> future) {
        return catchThrowableOfType(IamportFailure.class, () -> await(future));
    }

    @Override
    public void close() {
        await(Future.all(client.close(), hasty.close()));
        fake.close();
        await(vertx.close());
    }
}
