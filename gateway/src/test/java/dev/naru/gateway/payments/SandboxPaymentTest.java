package dev.naru.gateway.payments;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.events.Events;
import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportSettings;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money of a test channel is no money. */
@ExtendWith(PostgresExtension.class)
class SandboxPaymentTest {
    private static final String IMP = "imp_000000000001";

    private final Vertx vertx;
    private final Database database;

    SandboxPaymentTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    @Test
    void aTestPaymentDoesNotPayAnOrderOfALiveMerchant() {
        try (PaymentWorld world = new PaymentWorld(vertx, database)) {
            world.placeExactly("live-1", 9_900);
            world.fake.put(FakeIamport.payment(IMP, "live-1", "paid", 9_900)
                    .put("pg_provider", "naverpay")
                    .put("sandbox", true));
            URI url = world.fake.settings().baseUrl();
            IamportClient live = new IamportClient(
                    vertx,
                    IamportSettings.of(url, "key", new Secret("secret"), false),
                    System::nanoTime,
                    new Random(1));
            PaymentRepository payments = new PaymentRepository(database);
            PaymentVerifier verifier = new PaymentVerifier(
                    merchant -> Future.succeededFuture(live),
                    world.orders,
                    payments,
                    new PaymentMerge(
                            database,
                            world.orders,
                            payments,
                            new Events(database, world.timeline, TestKeys.sealer()).outbox(),
                            world.timeline,
                            (tx, order, payment, seq) -> Future.succeededFuture(List.of()),
                            (tx, order, impUid, productOrders, ticket) -> Future.succeededFuture()));

            List<Verification> seen = await(
                    verifier.verify(world.merchantId, new SyncSubject.ByImpUid(new ImpUid(IMP)), SyncReason.WEBHOOK));

            assertThat(seen).extracting(Verification::verdict).containsExactly("SANDBOX");
            assertThat(world.order("live-1").state()).isEqualTo(OrderState.OPEN);
            assertThat(world.events("live-1")).isEmpty();
            await(live.close());
        }
    }
}
