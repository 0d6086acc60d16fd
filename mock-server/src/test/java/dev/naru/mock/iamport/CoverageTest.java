package dev.naru.mock.iamport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.clock.WallTime;
import dev.naru.mock.http.Outbound;
import dev.naru.mock.iamport.Operation.Level;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The coverage listing against the routes that are really there. */
class CoverageTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void everySimulatedOperationHasARouteAndEveryRouteIsListed() {
        Set<String> listed = Coverage.operations().stream()
                .filter(operation -> operation.level() != Level.NONE)
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        // Leaving the status out is the same operation in the public document.
        listed.add("GET /payments/find/{merchant_uid}");
        listed.add("GET /payments/findAll/{merchant_uid}");

        assertThat(mounted()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void sixtySixPathsAreListedAndNoOperationTwice() {
        assertThat(Coverage.operations().stream().map(Operation::path).distinct())
                .hasSize(66);
        assertThat(Coverage.operations().stream().map(one -> one.method() + " " + one.path()))
                .doesNotHaveDuplicates()
                .hasSize(80);
    }

    @Test
    void whatIsNotWholeSaysWhy() {
        assertThat(Coverage.operations())
                .filteredOn(operation -> operation.level() != Level.FULL)
                .allSatisfy(operation -> assertThat(operation.note())
                        .as(operation.method() + " " + operation.path())
                        .isNotBlank());
    }

    private Set<String> mounted() {
        Space.Hooks hooks = new Space.Hooks(space -> {}, payment -> {});
        Spaces spaces = new Spaces(42, WallTime.of(vertx, Clock.systemUTC()), hooks);
        WebhookSender webhooks = new WebhookSender(Outbound.open(vertx), false);
        return new IamportRoutes(spaces, webhooks, new ClaimDesk())
                .paths(Router.router(vertx))
                .mounted();
    }
}
