package dev.naru.gateway.products.check;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.query.ProductQuery;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckBatchesTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final CheckBatches batches = new CheckBatches(
            vertx,
            context,
            new FreshCatalogue(
                    vertx,
                    CheckConnections.own(
                            vertx, new PgConnectOptions().setHost("127.0.0.1").setPort(closedPort())),
                    UUID.randomUUID(),
                    1024),
            500);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private static final class Check extends PendingCheck {
        private final Promise<String> end = Promise.promise();

        Check(int arrivedAt) {
            super(ProductQuery.parse("product[0][id]=a", 1), arrivedAt);
        }

        @Override
        void answer() {
            end.complete("answered");
        }

        @Override
        void unavailable() {
            end.complete("unavailable");
        }
    }

    @Test
    void oneCheckMoreThanTheQueueHoldsIsRefusedAtOnce() {
        Promise<List<Check>> submitted = Promise.promise();
        Promise<List<Check>> refusedAtOnce = Promise.promise();
        context.runOnContext(turn -> {
            List<Check> checks = IntStream.rangeClosed(0, CheckBatches.MAX_WAITING)
                    .mapToObj(i -> new Check(batches.tick()))
                    .toList();
            checks.forEach(batches::submit);
            refusedAtOnce.complete(checks.stream()
                    .filter(check -> check.end.future().isComplete())
                    .toList());
            submitted.complete(checks);
        });

        List<Check> checks = await(submitted.future());
        assertThat(await(refusedAtOnce.future())).containsExactly(checks.get(CheckBatches.MAX_WAITING));
        await(Future.all(checks.stream().map(check -> check.end.future()).toList()));
        assertThat(checks).extracting(check -> check.end.future().result()).containsOnly("unavailable");
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
