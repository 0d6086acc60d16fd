package dev.naru.gateway.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeLawTest {
    private static final ImpUid A = new ImpUid("imp_a");
    private static final ImpUid B = new ImpUid("imp_b");

    private final LawWorld world = new LawWorld();

    @Test
    void aReadyPaymentMakesTheOrderReadyAndTellsNobody() {
        world.see(look(A, Rank.READY, 14_000, 0, 1));

        assertThat(world.state()).isEqualTo(OrderState.READY);
        assertThat(world.told()).isEmpty();
    }

    @Test
    void aFittingPaymentIsAcceptedAndToldOnce() {
        world.see(List.of(look(A, Rank.READY, 14_000, 0, 1), look(A, Rank.PAID, 21_000, 0, 2)));

        assertThat(world.outcome().acceptedImpUid()).isEqualTo(A);
        assertThat(world.outcome().paidAmount()).isEqualTo(21_000);
        assertThat(world.told()).containsExactly("paid:order-1");
    }

    @Test
    void thePaidLookAgainChangesNothing() {
        Snapshot paid = look(A, Rank.PAID, 21_000, 0, 2);
        world.see(paid);

        assertThat(world.see(paid)).isInstanceOf(Decision.Stale.class);
    }

    @Test
    void anOlderLookAfterANewerOneIsStale() {
        world.see(look(A, Rank.PAID, 21_000, 0, 2));

        assertThat(world.see(look(A, Rank.READY, 14_000, 0, 1))).isInstanceOf(Decision.Stale.class);
    }

    @Test
    void iamportGoingBackIsReportedAndIgnored() {
        world.see(look(A, Rank.PAID, 21_000, 0, 2));

        assertThat(world.see(look(A, Rank.READY, 14_000, 0, 3))).isInstanceOf(Decision.Regression.class);
        assertThat(world.state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aFailedAttemptMayStillBePaid() {
        world.see(List.of(look(A, Rank.FAILED, 21_000, 0, 1), look(A, Rank.PAID, 21_000, 0, 2)));

        assertThat(world.state()).isEqualTo(OrderState.PAID);
        assertThat(world.told()).containsExactly("failed:imp_a", "paid:order-1");
    }

    @Test
    void anExpiredOrderComesBackWithMoneyOnly() {
        LawWorld expired = new LawWorld(OrderState.EXPIRED);

        expired.see(look(A, Rank.READY, 14_000, 0, 1));
        assertThat(expired.state()).isEqualTo(OrderState.EXPIRED);

        expired.see(look(A, Rank.PAID, 21_000, 0, 2));
        assertThat(expired.state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aFirstLookAtACancelledPaymentTellsTheWholeStory() {
        world.see(look(A, Rank.CANCELLED, 21_000, 21_000, 1));

        assertThat(world.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.told()).containsExactly("paid:order-1", "cancelled:imp_a:21000");
    }

    @Test
    void partialCancelsAddUpToACancel() {
        world.see(List.of(look(A, Rank.PAID, 21_000, 0, 1), look(A, Rank.PART_CANCELLED, 21_000, 5_000, 2)));
        assertThat(world.state()).isEqualTo(OrderState.PARTIAL_CANCELLED);
        assertThat(world.outcome().cancelledAmount()).isEqualTo(5_000);

        world.see(look(A, Rank.CANCELLED, 21_000, 21_000, 3));

        assertThat(world.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.told()).containsExactly("paid:order-1", "cancelled:imp_a:5000", "cancelled:imp_a:21000");
    }

    @Test
    void aWrongAmountIsAMismatchAndNeverPaid() {
        world.see(broken(A, Rank.PAID, 100, 0, 1));

        assertThat(world.state()).isEqualTo(OrderState.MISMATCH);
        assertThat(world.outcome().acceptedImpUid()).isNull();
        assertThat(world.outcome().paidAmount()).isEqualTo(100);
        assertThat(world.told()).containsExactly("mismatch:imp_a:100");
    }

    @Test
    void aMismatchEndsWhenThePaymentIsCancelledInFull() {
        world.see(List.of(broken(A, Rank.PAID, 100, 0, 1), broken(A, Rank.PART_CANCELLED, 100, 10, 2)));
        assertThat(world.state()).isEqualTo(OrderState.MISMATCH);

        world.see(broken(A, Rank.CANCELLED, 100, 100, 3));

        assertThat(world.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.told("paid:")).isEmpty();
    }

    @Test
    void aMismatchEndsWhenANewerLookFits() {
        world.see(List.of(broken(A, Rank.PAID, 100, 0, 1), look(A, Rank.PAID, 21_000, 0, 2)));

        assertThat(world.state()).isEqualTo(OrderState.PAID);
        assertThat(world.told()).containsExactly("mismatch:imp_a:100", "paid:order-1");
    }

    @Test
    void anAcceptedPaymentWhoseAmountBreaksTheRuleLaterIsAMismatch() {
        world.see(List.of(look(A, Rank.PAID, 21_000, 0, 1), broken(A, Rank.PAID, 100, 0, 2)));

        assertThat(world.state()).isEqualTo(OrderState.MISMATCH);
        assertThat(world.told()).containsExactly("paid:order-1", "mismatch:imp_a:100");
    }

    @Test
    void anAcceptedAmountStaysAcceptedWhenItsLinesMoveLater() {
        world.see(List.of(look(A, Rank.PAID, 21_000, 0, 1), broken(A, Rank.PART_CANCELLED, 21_000, 5_000, 2)));

        assertThat(world.state()).isEqualTo(OrderState.PARTIAL_CANCELLED);
    }

    @Test
    void aSecondPaidAttemptIsADuplicateAndChangesNothingElse() {
        world.see(List.of(look(A, Rank.PAID, 21_000, 0, 1), look(B, Rank.PAID, 21_000, 0, 2)));

        assertThat(world.outcome().acceptedImpUid()).isEqualTo(A);
        assertThat(world.told()).containsExactly("paid:order-1", "duplicate:imp_b");
    }

    @Test
    void cancellingTheDuplicateLeavesTheOrderPaid() {
        world.see(List.of(
                look(A, Rank.PAID, 21_000, 0, 1),
                look(B, Rank.PAID, 21_000, 0, 2),
                look(B, Rank.CANCELLED, 21_000, 21_000, 3)));

        assertThat(world.state()).isEqualTo(OrderState.PAID);
        assertThat(world.told()).containsExactly("paid:order-1", "duplicate:imp_b");
    }

    @Test
    void cancellingOneOfTwoMismatchesLeavesTheOther() {
        world.see(List.of(
                broken(A, Rank.PAID, 100, 0, 1),
                broken(B, Rank.PAID, 200, 0, 2),
                broken(A, Rank.CANCELLED, 100, 100, 3)));

        assertThat(world.state()).isEqualTo(OrderState.MISMATCH);
        assertThat(world.outcome().paidAmount()).isEqualTo(200);
    }

    @Test
    void anotherAddressOnAPaidOrderIsAnUpdate() {
        world.see(look(A, Rank.PAID, 21_000, 0, 1));

        world.see(new Snapshot(A, Rank.PAID, 21_000, 0, 2, true, true, new Buyer("a", null, null, "Jeju", null)));

        assertThat(world.told()).containsExactly("paid:order-1", "updated:imp_a:2");
    }

    @Test
    void theSameLookWithANewerTicketIsNoNews() {
        world.see(look(A, Rank.PAID, 21_000, 0, 1));

        Decision again = world.see(look(A, Rank.PAID, 21_000, 0, 2));

        assertThat(again).isInstanceOf(Decision.Kept.class);
        assertThat(world.told()).containsExactly("paid:order-1");
    }

    @Test
    void aDepositThatNeverCameCancelsTheOrderWithoutEverPayingIt() {
        world.see(new Snapshot(A, Rank.CANCELLED, 21_000, 0, 1, false, false, Buyer.UNKNOWN));

        assertThat(world.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.outcome().paidAmount()).isNull();
        assertThat(world.told()).containsExactly("cancelled:imp_a:0");
    }

    private static Snapshot look(ImpUid impUid, Rank rank, long amount, long cancelled, long ticket) {
        boolean paid = rank.compareTo(Rank.PAID) >= 0;
        return new Snapshot(impUid, rank, amount, cancelled, ticket, paid, paid, Buyer.UNKNOWN);
    }

    private static Snapshot broken(ImpUid impUid, Rank rank, long amount, long cancelled, long ticket) {
        return new Snapshot(impUid, rank, amount, cancelled, ticket, true, false, Buyer.UNKNOWN);
    }
}
