package dev.naru.mock.recurring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.BillingUse.Usage;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.ledger.Schedule;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.webhooks.WebhookSender;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Asks Naver to charge a billing key. Naver's refusal is a payment too, one that failed. */
public final class ChargeDesk {
    /** What Iamport says of a {@code customer_uid} that has no live key. */
    public static final String NO_KEY = "등록되지 않은 구매자입니다.";

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final WebhookSender webhooks;

    public ChargeDesk(WebhookSender webhooks) {
        this.webhooks = webhooks;
    }

    private record Purpose(
            Usage usage, String cause, @Nullable String userAgent) {}

    /**
     * Charges a key now. The merchant is notified of success only: it reads a failure in the answer (Iamport V1, POST
     * /subscribe/payments/again).
     *
     * @return the payment, paid or failed
     */
    public Payment chargeNow(Space space, BillingKey key, Charge charge, @Nullable String userAgent) {
        Purpose purpose = new Purpose(Usage.PAYMENT, "charged by again", userAgent);
        Payment payment =
                charge(space, new BillingUse(key.customerUid(), Usage.PAYMENT), key.channel(), charge, purpose);
        if (payment.failReason() == null) {
            webhooks.announce(space, payment, "paid");
        }
        return payment;
    }

    /** Runs a schedule now. The merchant is notified of either outcome, since nobody waits for an answer. */
    public Payment run(Space space, Schedule schedule) {
        Purpose purpose = new Purpose(Usage.SCHEDULED, "charged by schedule", null);
        BillingUse use = new BillingUse(schedule.customerUid(), Usage.SCHEDULED);
        Payment payment = charge(space, use, schedule.channel(), schedule.charge(), purpose);
        space.schedules().executed(schedule, payment);
        webhooks.announce(space, payment, payment.status().wireName());
        return payment;
    }

    private static Payment charge(Space space, BillingUse use, Channel channel, Charge charge, Purpose purpose) {
        BillingKey key = space.billingKeys().find(use.customerUid()).orElse(null);
        String refusal = key == null ? NO_KEY : refusal(space, key, charge);
        PaymentMeans means = key == null ? null : means(space, key);
        NewPayment asked = new NewPayment(
                charge.merchantUid(),
                key == null ? channel : key.channel(),
                means == null ? null : means.payMethod(),
                charge.name(),
                charge.amount(),
                charge.buyer(),
                charge.customData(),
                charge.noticeUrls(),
                purpose.userAgent(),
                NewPayment.API,
                use,
                false);
        Payment payment = refusal == null && means != null
                ? approve(space, asked, means, purpose.cause())
                : space.payments().declined(asked, String.valueOf(refusal));
        write(space, payment, purpose);
        return payment;
    }

    private static PaymentMeans means(Space space, BillingKey key) {
        boolean byProvider = space.settings().switches().word(Switch.PAY_METHOD).equals("provider");
        return byProvider ? key.means().called(key.channel().pgProvider()) : key.means();
    }

    private static Payment approve(Space space, NewPayment asked, PaymentMeans means, String cause) {
        String tid = space.ids().naverOrderNo(space.now());
        return space.payments().charged(asked, tid, means.approved(space.ids().applyNum()), cause);
    }

    /** Why Naver does not approve, or null when it does. */
    private static @Nullable String refusal(Space space, BillingKey key, Charge charge) {
        long minimum = space.settings().switches().number(Switch.MINIMUM_AMOUNT);
        if (charge.amount() < minimum) {
            note(space, Fault.BELOW_MINIMUM, charge, charge.amount() + " won; the smallest amount is " + minimum);
            return "네이버페이 최소 결제금액은 " + minimum + "원입니다.";
        }
        LocalDate today = LocalDate.ofInstant(space.now(), KOREA);
        LocalDate confirmedOn = charge.useConfirmedOn();
        if (confirmedOn != null && confirmedOn.isBefore(today)) {
            note(space, Fault.NAVER_USE_CFM_INVALID, charge, confirmedOn + " is before the day of payment, " + today);
            return "이용완료일(naverUseCfm)은 결제일 당일 또는 이후여야 합니다.";
        }
        return space.billingKeys().nextRefusal(key);
    }

    private static void note(Space space, Fault fault, Charge charge, String evidence) {
        space.inspection().note(fault, charge.merchantUid(), null, evidence);
    }

    private static void write(Space space, Payment payment, Purpose purpose) {
        String status = payment.status().wireName();
        ObjectNode detail = StrictJson.object()
                .put("amount", payment.opened().amount())
                .put("customer_uid_usage", purpose.usage().wireName())
                .put("fail_reason", payment.failReason());
        EntryType type = payment.failReason() == null ? EntryType.PAYMENT_PAID : EntryType.PAYMENT_FAILED;
        String summary = purpose.cause() + ", " + payment.opened().amount() + " won: " + status;
        space.journal().write(type, summary, payment.merchantUid(), payment.impUid(), detail);
    }
}
