package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.events.EventWorld.SECRET;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.NestedLoops;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class EventClaimTest {
    private final Vertx vertx;
    private final EventWorld world;

    EventClaimTest(Database database, Vertx vertx) {
        this.vertx = vertx;
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aClaimTakesOneDeliveryWhateverPlanTheDatabaseChooses(PgConnectOptions connection) {
        world.append(1, "a");
        world.append(2, "b");
        world.append(3, "c");
        Database nestedLoops = NestedLoops.of(vertx, connection);
        EndpointKey endpoint = await(world.deliveries.dueEndpoints(1)).get(0).endpoint();

        await(new DeliveryRepository(nestedLoops, world.timeline, world.endpoints, DeliveryRepository.LEASE)
                .claim(endpoint));
        await(nestedLoops.close());

        assertThat(world.states()).containsExactlyInAnyOrder("RUNNING 1", "PENDING 0", "PENDING 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyze event_delivery"})
    void claimReadsAFewDeliveriesHoweverManyWait(String statistics) {
        world.queueForOrdersOfTheirOwn(500);
        if (!statistics.isEmpty()) {
            await(world.database.query(statistics));
        }
        EndpointKey endpoint = await(world.deliveries.dueEndpoints(1)).get(0).endpoint();

        RowSet<Row> plan = await(world.database.query(
                "explain (analyze, timing off, format json) " + DeliveryRepository.CLAIM,
                endpoint.merchantId(),
                endpoint.endpointId(),
                60.0,
                EndpointHealthRepository.MAX_FAILURES,
                false));

        assertThat(deliveriesRead(plan)).isBetween(1L, 20L);
    }

    /** Rows that the scans of a plan took in their hands, kept or not. */
    private static long deliveriesRead(RowSet<Row> plan) {
        JsonNode root =
                StrictJson.parse(plan.iterator().next().getValue(0).toString().getBytes(StandardCharsets.UTF_8));
        long read = 0;
        for (JsonNode node : root.findParents("Relation Name")) {
            if (node.path("Node Type").asText().endsWith("Scan")) {
                read += node.path("Actual Loops").asLong()
                        * (node.path("Actual Rows").asLong()
                                + node.path("Rows Removed by Filter").asLong());
            }
        }
        return read;
    }

    @Test
    void slowEndpointDoesNotHoldUpAnother() {
        world.shop.hangs();
        try (Shop quick = new Shop()) {
            await(world.database.query(
                    "insert into event_endpoint (merchant_id, endpoint_id, url, secrets) values ($1, $2, $3, $4)",
                    MERCHANT,
                    UUID.randomUUID(),
                    quick.url().toString(),
                    new String[] {SECRET.reveal()}));
            for (int i = 1; i <= 4; i++) {
                world.appendFor("order-of-its-own-" + i);
            }

            world.deliver(Duration.ofSeconds(2));

            assertThat(quick.received()).hasSize(4);
            assertThat(world.column("select coalesce(status::text, error) from event_attempt order by at"))
                    .containsExactly(
                            "204",
                            "204",
                            "204",
                            "204",
                            "no answer in time",
                            "no answer in time",
                            "no answer in time",
                            "no answer in time");
        }
    }

    @Test
    void twoProcessesNeverSendTheSameDelivery() {
        for (int i = 1; i <= 30; i++) {
            world.append(i, "event-" + i);
        }
        EventDeliveryJob one = world.job();
        EventDeliveryJob two = world.job();

        await(Future.all(world.onContext(one::run), world.onContext(two::run)));
        await(Future.all(world.onContext(one::idle), world.onContext(two::idle)));

        assertThat(world.shop.received()).hasSize(30);
        assertThat(world.shop.received()).extracting(Shop.Received::id).doesNotHaveDuplicates();
    }

    @Test
    void deliveryOfADeadProcessIsTakenOverAndTheOldClaimCountsNoMore() {
        world.append(1, "a");
        EndpointKey endpoint = await(world.deliveries.dueEndpoints(1)).get(0).endpoint();
        Delivery lost = await(world.deliveries.claim(endpoint)).orElseThrow();
        assertThat(await(world.deliveries.claim(endpoint))).isEmpty();

        await(world.database.query("update event_delivery set run_at = now() - interval '1 second'"));
        world.deliver();

        assertThat(world.states()).containsExactly("DELIVERED 2");
        assertThat(await(world.deliveries.settle(lost, new DeliveryOutcome.Gone(410, 1), Optional.empty())))
                .isFalse();
        assertThat(world.states()).containsExactly("DELIVERED 2");
    }
}
