package dev.naru.gateway.payments;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.productOrder;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.orders.Overwrite;
import dev.naru.gateway.payments.Verification.Quarantine;
import dev.naru.gateway.payments.Verification.Quarantined;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PaymentVerifierTest {
    private static final String IMP = "imp_000000000001";

    private final PaymentWorld world;

    PaymentVerifierTest(Vertx vertx, Database database) {
        this.world = new PaymentWorld(vertx, database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aJejuPurchaseIsPaidWithTheRewrittenAmountAndBuyer() {
        world.place("jeju");
        world.paysFromJeju(IMP, "jeju");

        List<Verification> verifications = world.verify(IMP);

        assertThat(verifications)
                .containsExactly(new Verification.Merged(
                        new MerchantUid("jeju"), new ImpUid(IMP), OrderState.PAID, List.of(EventType.ORDER_PAID)));
        Order order = world.order("jeju");
        assertThat(order.state()).isEqualTo(OrderState.PAID);
        assertThat(order.orderedAmount()).isEqualTo(14_000);
        assertThat(order.paidAmount()).isEqualTo(21_000);
        assertThat(order.acceptedImpUid()).isEqualTo(new ImpUid(IMP));
        assertThat(order.buyer())
                .isEqualTo(new Buyer("받는이", "iamport@siot.do", "010-1234-5678", "제주특별자치도 제주시 첨단로 123", "63309"));
        assertThat(order.overwritten())
                .containsExactly(
                        new Overwrite("amount", "14000", "21000"),
                        new Overwrite("buyer_name", "구매자이름", "받는이"),
                        new Overwrite("buyer_addr", "서울특별시 강남구 삼성동", "제주특별자치도 제주시 첨단로 123"),
                        new Overwrite("buyer_postcode", "06236", "63309"));
        assertThat(world.events("jeju")).containsExactly("order.paid");
        assertThat(world.story("jeju"))
                .containsExactly("notification.received", "payment.fetched", "payment.merged", "event.appended");
    }

    @Test
    void theEventSaysWhatHappenedWithoutPersonalData() {
        world.place("event");
        world.paysFromJeju(IMP, "event");

        world.verify(IMP);

        JsonObject data =
                new JsonObject(world.column("select data from event where merchant_id = $1 and subject = 'event'")
                        .get(0));
        assertThat(data.getMap())
                .containsEntry("merchant_uid", "event")
                .containsEntry("imp_uid", IMP)
                .containsEntry("seq", 1)
                .containsEntry("version", 1)
                .containsEntry("state", "PAID")
                .containsEntry("amount", 21_000);
        assertThat(data.encode()).doesNotContain("받는이").doesNotContain("제주").doesNotContain("010-");
        assertThat(world.order("event").version()).isEqualTo(1);
    }

    @Test
    void everyEventHasItsDeliveryFromTheSameTransaction() {
        world.place("delivery");
        world.paysFromJeju(IMP, "delivery");

        world.verify(IMP);

        assertThat(world.count("select count(*) from event_delivery where merchant_id = $1"))
                .isEqualTo(1);
    }

    @Test
    void aReadyPaymentAsksForNoProductOrders() {
        world.place("ready");
        world.fake.put(payment(IMP, "ready", "ready", 14_000));

        world.verify(IMP);

        assertThat(world.order("ready").state()).isEqualTo(OrderState.READY);
        assertThat(world.fake.requests("GET ")).hasSize(1);
    }

    @Test
    void pollsThatFindTheSameLeaveTheStoryAlone() {
        world.place("quiet");
        world.fake.put(payment(IMP, "quiet", "ready", 14_000));
        SyncSubject subject = new SyncSubject.ByMerchantUid(new MerchantUid("quiet"));
        await(world.verifier.verify(world.merchantId, subject, SyncReason.POLL));
        List<String> story = world.story("quiet");

        assertThat(await(world.verifier.verify(world.merchantId, subject, SyncReason.POLL)))
                .hasOnlyElementsOfType(Verification.Unchanged.class);
        assertThat(world.story("quiet")).isEqualTo(story);
    }

    @Test
    void theSameLookAgainChangesNothing() {
        world.place("again");
        world.paysFromJeju(IMP, "again");
        world.verify(IMP);
        Order before = world.order("again");

        world.verify(IMP);

        assertThat(world.order("again")).isEqualTo(before);
        assertThat(world.events("again")).containsExactly("order.paid");
    }

    @Test
    void manyLooksAtOnceMakeOnePaidEvent() {
        world.place("race");
        world.paysFromJeju(IMP, "race");
        List<Future<List<Verification>>> looks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            looks.add(world.verifier.verify(
                    world.merchantId, new SyncSubject.ByImpUid(new ImpUid(IMP)), SyncReason.POLL));
        }

        await(Future.all(looks));

        assertThat(world.events("race")).containsExactly("order.paid");
        assertThat(world.order("race").eventSeq()).isEqualTo(1);
    }

    @Test
    void aRepeatedPaidWithAnotherAddressIsAnUpdate() {
        world.place("moved");
        world.paysFromJeju(IMP, "moved");
        world.verify(IMP);
        world.fake.put(PaymentWorld.jeju(payment(IMP, "moved", "paid", 21_000)).put("buyer_addr", "제주시 다른 길 1"));

        world.verify(IMP);

        assertThat(world.order("moved").buyer().addr()).isEqualTo("제주시 다른 길 1");
        assertThat(world.order("moved").overwritten())
                .contains(new Overwrite("buyer_addr", "제주특별자치도 제주시 첨단로 123", "제주시 다른 길 1"));
        assertThat(world.events("moved")).containsExactly("order.paid", "order.updated");
    }

    @Test
    void anAmountOutsideTheRuleIsAMismatch() {
        world.place("tampered");
        world.fake.put(payment(IMP, "tampered", "paid", 100));
        world.fake.putProductOrders(IMP, productOrder("singleProductId", "", 1, 100, 0));

        world.verify(IMP);

        assertThat(world.order("tampered").state()).isEqualTo(OrderState.MISMATCH);
        assertThat(world.order("tampered").acceptedImpUid()).isNull();
        assertThat(world.events("tampered")).containsExactly("order.mismatch");
    }

    @Test
    void aPaymentThroughAnotherProviderIsAMismatch() {
        world.place("provider");
        world.paysFromJeju(IMP, "provider");
        world.fake.put(payment(IMP, "provider", "paid", 21_000).put("pg_provider", "danal"));

        world.verify(IMP);

        assertThat(world.order("provider").state()).isEqualTo(OrderState.MISMATCH);
    }

    @Test
    void aLineRemovedInNaversWindowIsMarkedAndTheRestIsPaid() {
        world.placeTwoLines("removed");
        world.fake.put(payment(IMP, "removed", "paid", 16_500));
        world.fake.putProductOrders(IMP, productOrder("singleProductId", "", 1, 14_000, 2_500));

        world.verify(IMP);

        assertThat(world.order("removed").state()).isEqualTo(OrderState.PAID);
        assertThat(world.order("removed").removedLines()).isEqualTo(Set.of(1));
    }

    @Test
    void withoutProductOrdersTheAmountAloneDecides() {
        world.place("noorders");
        world.fake.put(payment(IMP, "noorders", "paid", 21_000));

        world.verify(IMP);

        assertThat(world.order("noorders").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void anOutageOfProductOrdersPostponesTheJudgement() {
        world.place("outage");
        world.paysFromJeju(IMP, "outage");
        for (int i = 0; i < 3; i++) {
            world.fake.next("/payments/" + IMP + "/naver/product-orders", 500, "application/json", refusal(-1, "x"));
        }

        assertThatThrownBy(() -> world.verify(IMP)).isInstanceOf(IamportFailure.class);
        assertThat(world.order("outage").state()).isEqualTo(OrderState.OPEN);

        world.verify(IMP);
        assertThat(world.order("outage").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aSecondPaidAttemptIsReportedAsDuplicate() {
        world.place("double");
        world.paysFromJeju(IMP, "double");
        world.verify(IMP);
        world.paysFromJeju("imp_000000000002", "double");

        world.verify("imp_000000000002");

        assertThat(world.order("double").acceptedImpUid()).isEqualTo(new ImpUid(IMP));
        assertThat(world.events("double")).containsExactly("order.paid", "payment.duplicate");
    }

    @Test
    void aCancelSeenFirstTellsPaidAndThenCancelled() {
        world.place("late");
        world.paysFromJeju(IMP, "late");
        world.fake.put(payment(IMP, "late", "cancelled", 21_000).put("cancel_amount", 21_000));

        world.verify(IMP);

        assertThat(world.order("late").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.order("late").cancelledAmount()).isEqualTo(21_000);
        assertThat(world.events("late")).containsExactly("order.paid", "order.cancelled");
        assertThat(world.order("late").eventSeq()).isEqualTo(2);
    }

    @Test
    void aPartialCancelKeepsTheRest() {
        world.place("partial");
        world.paysFromJeju(IMP, "partial");
        world.verify(IMP);
        world.fake.put(PaymentWorld.jeju(payment(IMP, "partial", "cancelled", 21_000))
                .put("cancel_amount", 5_000)
                .put("paid_at", 1_767_225_600));

        world.verify(IMP);

        assertThat(world.order("partial").state()).isEqualTo(OrderState.PARTIAL_CANCELLED);
        assertThat(world.events("partial")).containsExactly("order.paid", "order.partial_cancelled");
    }

    @Test
    void iamportGoingBackChangesNothing() {
        world.place("back");
        world.paysFromJeju(IMP, "back");
        world.verify(IMP);
        world.fake.put(payment(IMP, "back", "ready", 14_000));

        assertThat(world.verify(IMP)).hasOnlyElementsOfType(Verification.Regressed.class);
        assertThat(world.order("back").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aPaymentForNoOrderOfOursCreatesNone() {
        world.paysFromJeju(IMP, "stranger");

        assertThat(world.verify(IMP)).containsExactly(new Quarantined(new ImpUid(IMP), Quarantine.UNKNOWN_ORDER));
        assertThat(world.count("select count(*) from orders where merchant_id = $1"))
                .isZero();
    }

    @Test
    void onePaymentCannotServeTwoOrders() {
        world.place("first");
        world.place("second");
        world.paysFromJeju(IMP, "first");
        world.verify(IMP);
        world.paysFromJeju(IMP, "second");

        assertThat(world.verify(IMP)).containsExactly(new Quarantined(new ImpUid(IMP), Quarantine.UID_CHANGED));
        assertThat(world.order("second").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void otherCurrenciesAndUnheardOfStatusesAreLeftAlone() {
        world.place("odd");
        world.fake.put(payment(IMP, "odd", "paid", 21_000).put("currency", "USD"));
        assertThat(world.verify(IMP)).containsExactly(new Quarantined(new ImpUid(IMP), Quarantine.CURRENCY));

        world.fake.put(payment(IMP, "odd", "settled", 21_000));
        assertThat(world.verify(IMP)).containsExactly(new Quarantined(new ImpUid(IMP), Quarantine.UNKNOWN_STATUS));
        assertThat(world.order("odd").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void everyAttemptOfAnOrderIsLookedAt() {
        world.place("attempts");
        world.fake.put(payment("imp_000000000008", "attempts", "failed", 14_000));
        world.fake.put(payment("imp_000000000009", "attempts", "ready", 14_000));
        world.paysFromJeju(IMP, "attempts");

        await(world.verifier.verify(
                world.merchantId, new SyncSubject.ByMerchantUid(new MerchantUid("attempts")), SyncReason.POLL));

        assertThat(world.order("attempts").state()).isEqualTo(OrderState.PAID);
        assertThat(world.count("select count(*) from payment where merchant_id = $1"))
                .isEqualTo(3);
    }

    @Test
    void anOrderIamportHasNeverHeardOfStaysAsItIs() {
        world.place("silent");

        assertThat(await(world.verifier.verify(
                        world.merchantId, new SyncSubject.ByMerchantUid(new MerchantUid("silent")), SyncReason.POLL)))
                .containsExactly(new Verification.Absent());
        assertThat(world.order("silent").version()).isZero();
    }
}
