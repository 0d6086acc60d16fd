package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An old client ships through the front; answers get lost, and the client repeats itself. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontClaimTroubleTest {
    private static final String BY_HAND = "{\"delivery_method\":\"NOTHING\",\"dispatched_at\":1767225600}";

    private final ClaimShop shop;

    FrontClaimTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.shop = new ClaimShop(vertx, address);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private String ship(String merchantUid) {
        return "/payments/" + shop.mockPayment(merchantUid).getString("imp_uid") + "/naver/ship";
    }

    private void assertShippedOnce(HttpResponse<String> answer, List<String> ids) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonArray shipped = new JsonObject(answer.body()).getJsonArray("response");
        assertThat(IntStream.range(0, shipped.size())
                        .mapToObj(i -> shipped.getJsonObject(i).getString("product_order_id")
                                + shipped.getJsonObject(i).getString("product_order_status")))
                .containsExactlyElementsOf(
                        ids.stream().map(id -> id + "DELIVERING").toList());
        ids.forEach(id -> assertThat(shop.steps(id)).containsExactly("ship"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aClaimWhoseAnswerWasLostIsAnsweredAllTheSame(Trouble trouble) {
        String order = "front-lost-" + trouble.name();
        List<String> ids = shop.sells(order);
        shop.iamport.next(ship(order), trouble);

        assertShippedOnce(shop.world.front("POST", ship(order), BY_HAND), ids);
    }

    /** Nobody heard the first answer; the same call afterwards is the same wish, and is told of the same outcome. */
    @Test
    void aClientThatDidNotHearRepeatsItself() {
        List<String> ids = shop.sells("front-late-1");
        String path = ship("front-late-1");
        shop.iamport.next(path, Trouble.NO_ANSWER);

        HttpResponse<String> first = shop.world.front("POST", path, BY_HAND);
        if (first.statusCode() != 200) {
            assertThat(first.statusCode()).as(first.body()).isEqualTo(504);
            assertThat(new JsonObject(first.body()).getInteger("code")).isEqualTo(-1);
            assertThat(new JsonObject(first.body()).getString("message")).contains("작업 번호");
            shop.world.until(() -> shop.steps(ids.get(0)).size() == 1);
            assertShippedOnce(shop.world.front("POST", path, BY_HAND), ids);
        }
        ids.forEach(id -> assertThat(shop.steps(id)).containsExactly("ship"));
    }

    @Test
    void equalClaimsTogetherAreOne() {
        List<String> ids = shop.sells("front-together-1");
        String path = ship("front-together-1");
        shop.iamport.next(path, Trouble.RESET);

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 5)
                .mapToObj(i -> shop.world.frontLater("POST", path, BY_HAND))
                .toList();

        answers.forEach(answer -> assertShippedOnce(answer.join(), ids));
    }

    @Test
    void whatIsDoneThroughTheFrontIsTheOrdersStoryToo() {
        shop.sells("front-story-1");

        shop.world.front("POST", ship("front-story-1"), BY_HAND);

        shop.isTold("front-story-1", "DELIVERING", "DELIVERING");
        assertThat(shop.world.api("GET", "/v1/operations", "").encode()).contains("\"front-story-1\"");
    }
}
