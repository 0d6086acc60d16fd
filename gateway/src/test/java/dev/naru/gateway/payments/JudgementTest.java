package dev.naru.gateway.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.BuyerFields;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.orders.AmountRule;
import dev.naru.gateway.orders.AmountVerdict;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final AmountRule PAYMENT = new AmountRule.Exact(1004);
    private static final AmountRule KEY = new AmountRule.Registration("gildong", 1004);

    @Test
    void theExactAmountFits() {
        assertThat(fits(PAYMENT, paid(1004, null, null))).isTrue();
    }

    @Test
    void oneWonMoreOrLessDoesNot() {
        assertThat(fits(PAYMENT, paid(1003, null, null))).isFalse();
        assertThat(fits(PAYMENT, paid(1005, null, null))).isFalse();
    }

    @Test
    void aRegistrationIsNoPaymentEvenWithTheAmount() {
        assertThat(fits(PAYMENT, paid(1004, "thief", "issue"))).isFalse();
    }

    @Test
    void aChargeOfAKeyIsAPayment() {
        assertThat(fits(PAYMENT, paid(1004, "gildong", "payment"))).isTrue();
    }

    @Test
    void aRegistrationFitsWithNothingAndWithWhatWasShown() {
        assertThat(fits(KEY, paid(0, "gildong", "issue"))).isTrue();
        assertThat(fits(KEY, paid(1004, "gildong", "issue"))).isTrue();
        assertThat(fits(KEY, paid(1003, "gildong", "issue"))).isFalse();
    }

    @Test
    void aRegistrationOfAnotherKeyDoesNotFit() {
        assertThat(fits(KEY, paid(0, "somebody", "issue"))).isFalse();
    }

    @Test
    void aPaymentIsNoRegistration() {
        assertThat(fits(KEY, paid(1004, null, null))).isFalse();
    }

    private static boolean fits(AmountRule rule, IamportPayment payment) {
        AmountVerdict verdict = Judgement.of(order(rule), new Look(payment, List.of(), 1, SyncReason.CALLBACK));
        return verdict.fold(fits -> true, broken -> false);
    }

    private static IamportPayment paid(long won, @Nullable String customerUid, @Nullable String usage) {
        return new IamportPayment(
                new ImpUid("imp_1"),
                new MerchantUid("order-1"),
                PaymentStatus.PAID,
                new Krw(won),
                Krw.ZERO,
                "KRW",
                false,
                "naverpay",
                new BuyerFields(null, null, null, null, null),
                null,
                customerUid,
                usage,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Order order(AmountRule rule) {
        return new Order(
                new UUID(0, 1),
                new MerchantUid("order-1"),
                "naverpay.partner",
                "한국사",
                OrderState.OPEN,
                1004,
                rule,
                List.of(),
                Set.of(),
                Buyer.UNKNOWN,
                List.of(),
                null,
                null,
                0,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
