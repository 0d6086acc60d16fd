package dev.naru.gateway.acceptance;

import static dev.naru.gateway.acceptance.ClaimShop.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Claims that Iamport refuses, in part or whole, and claims whose answers get lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimTroubleTest {
    private final ClaimShop shop;

    ClaimTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.shop = new ClaimShop(vertx, address);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void someAreTakenAndSomeAreRefused() {
        List<String> ids = shop.sells("mixed-1");
        shop.does("mixed-1", "ship", ids.subList(0, 1), BY_HAND);

        HttpResponse<String> answer = shop.claims("mixed-1", "ship", ids, BY_HAND);

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(ClaimShop.results(answer)).containsExactly(ids.get(0) + " REFUSED", ids.get(1) + " DONE");
        JsonObject upstream =
                new JsonObject(answer.body()).getJsonObject("result").getJsonObject("upstream");
        assertThat(upstream.getInteger("http_status")).isEqualTo(207);
        assertThat(ClaimShop.items(answer).toList().get(0).getString("message"))
                .isEqualTo(upstream.getString("message"));
        assertThat(shop.standings("mixed-1")).containsExactly("DELIVERING", "DELIVERING");
        assertThat(shop.steps(ids.get(0))).containsExactly("ship");
    }

    @Test
    void whenAllAreRefusedTheWordsAreIamports() {
        List<String> ids = shop.sells("refused-1");

        HttpResponse<String> answer = shop.claims("refused-1", "approve-return", ids, "");

        JsonObject problem = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem.getString("code")).isEqualTo("declined");
        assertThat(problem.getJsonObject("upstream").getString("message"))
                .isEqualTo("[" + ids.get(0) + "] 현재 상태(PAYED)에서는 처리할 수 없습니다: approve-return");
        assertThat(ClaimShop.results(answer)).containsExactly(ids.get(0) + " REFUSED", ids.get(1) + " REFUSED");
        assertThat(problem.getJsonObject("result").getJsonObject("upstream").getInteger("http_status"))
                .isEqualTo(500);
    }

    @Test
    void aNumberIamportDoesNotKnowIsRefused() {
        List<String> ids = shop.sells("unknown-1");

        HttpResponse<String> answer = shop.claims("unknown-1", "place", List.of(ids.get(0), "1999010100000000"), "");

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(ClaimShop.results(answer)).containsExactly(ids.get(0) + " DONE", "1999010100000000 REFUSED");
    }

    @Test
    void theSameRequestAgainGetsTheSameBytes() {
        List<String> ids = shop.sells("replay-1");

        HttpResponse<String> first = shop.claimsLater("replay-1", "ship", ids, BY_HAND, "key-replay-1")
                .join();
        HttpResponse<String> second = shop.claimsLater("replay-1", "ship", ids, BY_HAND, "key-replay-1")
                .join();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(shop.steps(ids.get(0))).containsExactly("ship");
    }

    @Test
    void anotherStepUnderTheSameKeyIsRefused() {
        List<String> ids = shop.sells("reused-1");
        shop.claimsLater("reused-1", "place", ids, "", "key-reused-1").join();

        HttpResponse<String> refused = shop.claimsLater("reused-1", "ship", ids, BY_HAND, "key-reused-1")
                .join();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("idempotency_key_reused");
        assertThat(shop.standings("reused-1")).containsExactly("PAYED", "PAYED");
    }

    @Test
    void theSameStepTwiceAtOnceIsTakenOnce() {
        List<String> ids = shop.sells("twice-1");

        List<CompletableFuture<HttpResponse<String>>> answers = List.of(
                shop.claimsLater("twice-1", "ship", ids, BY_HAND, "key-twice-a"),
                shop.claimsLater("twice-1", "ship", ids, BY_HAND, "key-twice-b"));

        assertThat(answers.stream().map(answer -> answer.join().statusCode())).containsExactlyInAnyOrder(200, 422);
        assertThat(shop.steps(ids.get(0))).containsExactly("ship");
        assertThat(shop.steps(ids.get(1))).containsExactly("ship");
    }

    /** All at once: two of the troubles last as long as the gateway waits for an answer. */
    @Test
    void whateverHappensToTheAnswerTheStepIsTakenOnce() {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        for (Trouble trouble : Trouble.values()) {
            String merchantUid = "lost-claim-" + trouble.name();
            orders.put(merchantUid, shop.sells(merchantUid));
            shop.iamport.next(
                    "/payments/" + shop.mockPayment(merchantUid).getString("imp_uid") + "/naver/ship", trouble);
        }

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        orders.forEach((order, ids) -> answers.add(shop.claimsLater(order, "ship", ids, BY_HAND, "key-" + order)));
        List<String> operations = answers.stream()
                .map(answer -> new JsonObject(answer.join().body()).getString("operation_id"))
                .toList();

        shop.world.until(() -> operations.stream().allMatch(this::isDone));
        orders.forEach((order, ids) -> {
            assertThat(shop.standings(order)).containsExactly("DELIVERING", "DELIVERING");
            ids.forEach(id -> assertThat(shop.steps(id)).containsExactly("ship"));
            shop.isTold(order, "DELIVERING", "DELIVERING");
        });
    }

    private boolean isDone(String operationId) {
        return shop.world
                .api("GET", "/v1/operations/" + operationId, "")
                .getString("state")
                .equals("SUCCEEDED");
    }
}
