package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.ledger.Cancellation;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.webhooks.WebhookSender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Iamport V1, POST /payments/cancel: a part of a payment, or whatever is left of it. */
final class CancelRoute {
    private static final long CANCELLABLE_DAYS = 1095;
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final WebhookSender webhooks;
    private final NavercoCancel naverco;

    CancelRoute(WebhookSender webhooks, ClaimDesk desk) {
        this.webhooks = webhooks;
        this.naverco = new NavercoCancel(desk);
    }

    Envelope cancel(Call call) {
        Params params = call.params();
        Long asked = params.won("amount");
        Long checksum = params.won("checksum");
        boolean announce = params.flag("enable_webhook");
        Long taxFree = params.won("tax_free");
        String reason = params.text("reason", 256);
        Params extra = params.object("extra");
        String requester = Requester.read(extra.text("requester", 16), extra.at("requester"));
        Space space = call.space();
        Payment payment = target(space, params)
                .filter(found -> found.status() == PaymentStatus.PAID || found.status() == PaymentStatus.CANCELLED)
                .orElseThrow(() -> Refusal.business(Messages.NOTHING_TO_CANCEL));
        if (payment.channel().isNaverco() && !space.settings().switches().on(Switch.CANCEL_NAVERCO)) {
            throw Refusal.business(Messages.NAVERCO_CANCEL);
        }
        // Clients that send every field of a DTO send 0 for "not given".
        long amount = asked == null || asked == 0 ? payment.balance() : asked;
        if (payment.balance() == 0) {
            throw Refusal.business(Messages.CANCELLED_IN_FULL);
        }
        if (checksum != null && checksum != payment.balance()) {
            throw Refusal.business(Messages.CHECKSUM_DIFFERS);
        }
        if (amount > payment.balance()) {
            throw Refusal.business(Messages.OVER_BALANCE);
        }
        if (taxFree != null && taxFree > amount) {
            throw BadInput.of("tax_free must be at most the cancelled amount, " + amount);
        }
        if (isTooOld(payment, space.now())) {
            throw Refusal.byProvider(Messages.TOO_OLD);
        }
        if (payment.channel().isNaverco()) {
            naverco.cancel(space, payment, amount, reason);
        }
        inspect(space, payment, reason, requester);
        Cancellation cancellation =
                space.payments().cancel(payment, amount, reason == null ? "" : reason, "POST /payments/cancel");
        if (announce) {
            webhooks.announceCancellation(space, payment, cancellation.id());
        }
        return Envelope.success(PaymentJson.of(payment));
    }

    /** Naver gives money back up to 1095 days after the day of payment. */
    private static boolean isTooOld(Payment payment, Instant now) {
        Instant paidAt = payment.paidAt();
        return paidAt != null && day(now).isAfter(day(paidAt).plusDays(CANCELLABLE_DAYS));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SEOUL);
    }

    private static void inspect(Space space, Payment payment, @Nullable String reason, @Nullable String requester) {
        if (!payment.channel().isNaverpay()) {
            return;
        }
        if (reason == null) {
            note(space, Fault.CANCEL_WITHOUT_REASON, payment, "POST /payments/cancel without reason");
        }
        if (requester == null) {
            note(space, Fault.CANCEL_WITHOUT_REQUESTER, payment, "POST /payments/cancel without extra.requester");
        }
    }

    private static void note(Space space, Fault fault, Payment payment, String evidence) {
        space.inspection().note(fault, payment.merchantUid(), payment.impUid(), evidence);
    }

    /** The imp_uid decides when both are given, even when it is wrong and the merchant_uid right. */
    private static Optional<Payment> target(Space space, Params params) {
        String impUid = params.text("imp_uid", 64);
        String merchantUid = params.text("merchant_uid", 64);
        if (impUid != null) {
            return space.payments().find(impUid);
        }
        if (merchantUid == null) {
            return Optional.empty();
        }
        return space.payments().attempts(merchantUid).stream()
                .filter(attempt -> attempt.paidAt() != null)
                .max(Comparator.comparingLong(Payment::sequence));
    }
}
