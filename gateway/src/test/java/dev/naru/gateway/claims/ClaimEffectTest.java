package dev.naru.gateway.claims;

import static dev.naru.gateway.claims.ClaimWorld.A;
import static dev.naru.gateway.claims.ClaimWorld.B;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim is done once, or nobody says that it was, whatever happens to the answers. */
@ExtendWith(PostgresExtension.class)
class ClaimEffectTest {
    private static final String SHIP = ClaimWorld.NAVER + "ship";

    private final ClaimWorld world;

    ClaimEffectTest(Vertx vertx, Database database) {
        this.world = new ClaimWorld(vertx, database);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatIsNotDoneIsAskedForAgainOnceItCannotBeOnItsWay() {
        world.loses("ship");
        world.takes("ship", "DELIVERING", "DELIVERING");

        Operation unknown = world.looked(world.claim("k", ClaimAction.SHIP, A, B));
        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(ClaimWorld.results(unknown)).containsExactly("UNKNOWN", "UNKNOWN");

        world.passes(Duration.ofMinutes(3));
        Operation settled = world.settled(unknown);

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(world.calls("ship")).isEqualTo(2);
    }

    @Test
    void beforeThatItIsOnlyLookedFor() {
        world.loses("ship");

        Operation unknown = world.claim("k", ClaimAction.SHIP, A, B);
        world.passes(Duration.ofSeconds(110));
        world.looked(world.looked(unknown));

        assertThat(world.calls("ship")).isEqualTo(1);
    }

    @Test
    void whatWasDoneIsNotAskedForAgain() {
        world.loses("ship", "DELIVERING", "PAYED");
        world.takes("ship", "DELIVERING", "DELIVERING");

        Operation unknown = world.looked(world.claim("k", ClaimAction.SHIP, A, B));
        assertThat(ClaimWorld.results(unknown)).containsExactly("DONE", "UNKNOWN");
        world.passes(Duration.ofMinutes(3));
        Operation settled = world.settled(unknown);

        assertThat(ClaimWorld.results(settled)).containsExactly("DONE", "DONE");
        assertThat(world.asked.get(0).getJsonArray("product_order_id"))
                .isEqualTo(new JsonArray().add(A).add(B));
        assertThat(world.asked.get(1).getJsonArray("product_order_id")).isEqualTo(new JsonArray().add(B));
    }

    @Test
    void aLostAnswerIsFoundByLooking() {
        world.loses("ship", "DELIVERING", "DELIVERED");

        Operation settled = world.settled(world.claim("k", ClaimAction.SHIP, A, B));

        assertThat(ClaimWorld.results(settled)).containsExactly("DONE", "DONE");
        assertThat(world.calls("ship")).isEqualTo(1);
    }

    @Test
    void whatStandsSomewhereElseIsForAPerson() {
        world.loses("ship", "DELIVERING", "CANCELED");

        Operation settled = world.settled(world.claim("k", ClaimAction.SHIP, A, B));

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(settled.errorMessage()).endsWith(": " + B);
        assertThat(ClaimWorld.results(settled)).containsExactly("DONE", "UNKNOWN");
        assertThat(world.payments.events("order-1")).contains("operation.review");
    }

    @Test
    void aHoldWithoutAnAnswerIsForAPersonAndNeverAskedForAgain() {
        world.loses("withhold-return");

        Operation settled = world.settled(world.claim("k", ClaimAction.WITHHOLD_RETURN, A));

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(world.calls("withhold-return")).isEqualTo(1);
    }

    @Test
    void placingMayBeAskedForAgain() {
        world.loses("place");
        world.takes("place", "PAYED", "PAYED");

        Operation unknown = world.looked(world.claim("k", ClaimAction.PLACE, A, B));
        world.passes(Duration.ofMinutes(3));

        assertThat(world.settled(unknown).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void placingThatIsRefusedTheSecondTimeIsForAPerson() {
        world.loses("place");
        world.refuses("place", "[" + A + "] 이미 발주확인된 상품주문입니다.");

        Operation unknown = world.looked(world.claim("k", ClaimAction.PLACE, A));
        world.passes(Duration.ofMinutes(3));
        Operation settled = world.settled(unknown);

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(settled.errorMessage()).contains("이미 발주확인된 상품주문입니다.");
    }

    @Test
    void aRefusalOfAllIsNotBelievedWhenItWasDone() {
        world.payments.fake.next(SHIP, request -> {
            world.stand("DELIVERING", "PAYED");
            request.response()
                    .setStatusCode(500)
                    .putHeader("Content-Type", "application/json")
                    .end(FakeIamport.refusal(-1, "일시적인 오류입니다."));
        });

        Operation settled = world.settled(world.claim("k", ClaimAction.SHIP, A, B));

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(ClaimWorld.results(settled)).containsExactly("DONE", "REFUSED");
        assertThat(ClaimWorld.words(settled)).containsExactly("null", "일시적인 오류입니다.");
    }

    @Test
    void anAnswerThatIsSilentAboutOneIsLookedInto() {
        world.payments.fake.next(SHIP, request -> {
            world.stand("DELIVERING", "PAYED");
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(FakeIamport.ok(new JsonArray().add(ClaimWorld.line(A, "DELIVERING"))));
        });

        Operation unknown = world.claim("k", ClaimAction.SHIP, A, B);

        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(ClaimWorld.results(unknown)).containsExactly("DONE", "UNKNOWN");
    }

    @Test
    void anotherClaimOfTheSameWaitsAndOfOthersGoesOn() {
        world.loses("ship");
        world.takes("place", "PAYED", "PAYED");

        Operation unknown = world.looked(world.claim("k", ClaimAction.SHIP, A));
        Operation same = world.claim("same", ClaimAction.PLACE, A, B);
        Operation other = world.claim("other", ClaimAction.PLACE, B);

        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(same.state()).isEqualTo(OperationState.PENDING);
        assertThat(other.state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aWrongFieldIsRefusedInIamportsWords() {
        world.payments.fake.next(
                SHIP, 400, "application/json", FakeIamport.refusal(-1, "delivery_method 파라메터가 누락되었습니다."));

        Operation settled = world.settled(world.claim("k", ClaimAction.SHIP, A));

        assertThat(settled.state()).isEqualTo(OperationState.FAILED);
        assertThat(settled.errorMessage()).isEqualTo("delivery_method 파라메터가 누락되었습니다.");
        assertThat(ClaimWorld.words(settled)).containsExactly("delivery_method 파라메터가 누락되었습니다.");
    }

    @Test
    void aPaymentNobodyKnowsIsRefusedInIamportsWords() {
        Operation settled = world.settled(world.submit("none", null, "imp_none", ClaimAction.PLACE, List.of(A)));

        assertThat(settled.errorCode()).isEqualTo("payment_not_found");
        assertThat(settled.errorMessage()).isEqualTo("존재하지 않는 결제정보입니다.");
    }

    @Test
    void aPaymentOfNoOrderOfOursIsClaimedToo() {
        world.payments.fake.put(FakeIamport.payment("imp_elsewhere", "placed-elsewhere", "paid", 19_500));
        world.payments.fake.putProductOrders("imp_elsewhere", ClaimWorld.line(A, "PAYED"));
        world.payments.fake.next(
                "/payments/imp_elsewhere/naver/place",
                200,
                "application/json",
                FakeIamport.ok(new JsonArray().add(ClaimWorld.line(A, "PAYED"))));

        Operation settled =
                world.settled(world.submit("elsewhere", null, "imp_elsewhere", ClaimAction.PLACE, List.of()));

        assertThat(ClaimWorld.results(settled)).containsExactly("DONE");
    }

    @Test
    void aReplyHasWhatWasTaken() {
        world.payments.fake.next(SHIP, request -> {
            world.stand("DELIVERING", "PAYED");
            request.response()
                    .setStatusCode(207)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject(FakeIamport.ok(new JsonArray().add(ClaimWorld.line(A, "DELIVERING"))))
                            .put("message", "1건 누락")
                            .encode());
        });

        ClaimReply reply = await(world.claims.reply(world.claim("k", ClaimAction.SHIP, A, B)));

        assertThat(reply.httpStatus()).isEqualTo(207);
        assertThat(reply.code()).isZero();
        assertThat(reply.message()).isEqualTo("1건 누락");
        assertThat(reply.taken())
                .extracting(one -> one.path("product_order_id").asText())
                .containsExactly(A);
    }

    @Test
    void aReplyToARefusalIsTheRefusal() {
        world.refuses("ship", "[" + A + "] 처리할 수 없습니다.");

        ClaimReply reply = await(world.claims.reply(world.claim("k", ClaimAction.SHIP, A)));

        assertThat(reply).isEqualTo(new ClaimReply(500, -1, "[" + A + "] 처리할 수 없습니다.", null));
    }
}
