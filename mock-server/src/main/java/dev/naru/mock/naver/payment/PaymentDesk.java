package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.BillingKeys;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.naver.payment.WindowRequest.Registration;
import dev.naru.mock.naver.request.PageRequest;
import dev.naru.mock.naver.request.Refused;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the buyer can do in a payment-type window, and what Naver and Iamport do then. */
public final class PaymentDesk {
    private final PaymentWindows windows;
    private final ShopConfirm confirm;
    private final WebhookSender webhooks;

    public PaymentDesk(PaymentWindows windows, ShopConfirm confirm, WebhookSender webhooks) {
        this.windows = windows;
        this.confirm = confirm;
        this.webhooks = webhooks;
    }

    PaymentWindow open(Space space, Payment payment, WindowRequest request) {
        PaymentWindow window = new PaymentWindow(space, payment, space.ids().checkoutKey(), request);
        windows.add(window);
        return window;
    }

    /**
     * Reads {@code {"method","outcome"}}, card and success by default, and lets the buyer press pay.
     *
     * @throws BadInput naming the field that is wrong
     */
    public Future<PaymentWindow> pay(PaymentWindow window, Fields body) {
        Means means = Means.valueOf(word(body, "method", Means.CARD.wireName(), Means.wireNames()));
        Outcome outcome = Outcome.valueOf(word(body, "outcome", Outcome.SUCCESS.wireName(), Outcome.wireNames()));
        body.rejectUnknown();
        return pay(window, means, outcome);
    }

    private static String word(Fields body, String name, String otherwise, List<String> words) {
        return body.word(name, otherwise, words.toArray(String[]::new)).toUpperCase(Locale.ROOT);
    }

    /**
     * The buyer has authenticated. Completes with the window ended: paid, registered or failed. A second press on an ended
     * one changes nothing.
     *
     * @param outcome how Naver judges the attempt; only {@link Outcome#SUCCESS} comes to the shop's confirmation
     */
    public Future<PaymentWindow> pay(PaymentWindow window, Means means, Outcome outcome) {
        if (window.ending() != null) {
            return Future.succeededFuture(window);
        }
        return alone(window, () -> {
            if (outcome == Outcome.CANCEL) {
                window.busy(false);
                return cancel(window);
            }
            if (outcome != Outcome.SUCCESS) {
                return Future.succeededFuture(fail(window, Ending.failure(outcome.code(), outcome.message())));
            }
            Ending second = secondOf(window);
            return second != null
                    ? Future.succeededFuture(fail(window, second))
                    : confirmed(window)
                            .map(refusal -> refusal == null ? approve(window, means) : fail(window, refusal));
        });
    }

    private Future<@Nullable Ending> confirmed(PaymentWindow window) {
        return confirm.ask(window).map(refusal -> {
            if (windows.byKey(window.key()).isEmpty()) {
                throw PaymentWindow.gone();
            }
            return refusal == null ? secondOf(window) : refusal;
        });
    }

    /** Two windows of one order may be open, and the other may pay even while the shop is asked; null when none has. */
    private static @Nullable Ending secondOf(PaymentWindow window) {
        Refused paid = PageRequest.alreadyPaid();
        return PageRequest.isPaid(window.space(), window.payment().merchantUid())
                ? Ending.failure(paid.code(), paid.text())
                : null;
    }

    private PaymentWindow approve(PaymentWindow window, Means means) {
        Registration registration = window.request().registration();
        if (registration == null) {
            charge(window, means);
        } else {
            register(window, means, registration);
        }
        window.end(Ending.success());
        Switches switches = window.space().settings().switches();
        if (registration == null || switches.on(Switch.ISSUE_WEBHOOK)) {
            webhooks.announce(window.space(), window.payment(), "paid");
        }
        return window;
    }

    private static PaymentMeans recorded(PaymentWindow window, Means means) {
        PaymentMeans used = means.recorded();
        boolean byProvider =
                window.space().settings().switches().word(Switch.PAY_METHOD).equals("provider");
        return byProvider
                ? new PaymentMeans(Channel.NAVERPAY, used.card(), used.bank(), used.applyNum(), used.receiptUrl())
                : used;
    }

    private void charge(PaymentWindow window, Means means) {
        Space space = window.space();
        Payment payment = window.payment();
        String tid = space.ids().naverOrderNo(space.now());
        PaymentMeans used = recorded(window, means).approved(space.ids().applyNum());
        space.payments().paid(payment, tid, used, payment.amount(), payment.buyer(), "approved in the window");
        write(
                window,
                EntryType.NAVERPAY_PAID,
                "paid " + payment.amount() + " won by " + means.wireName(),
                StrictJson.object()
                        .put("pg_tid", tid)
                        .put("amount", payment.amount())
                        .put("method", means.wireName()));
    }

    private void register(PaymentWindow window, Means means, Registration registration) {
        BillingKeys.Issue issue = new BillingKeys.Issue(
                registration.customerId(), registration.productCode(), registration.change(), recorded(window, means));
        BillingKey key = window.space().billingKeys().issue(window.payment(), issue);
        write(
                window,
                EntryType.NAVERPAY_REGISTERED,
                "billing key " + key.customerUid() + " registered; nothing charged",
                StrictJson.object()
                        .put("customer_uid", key.customerUid())
                        .put("product_code", key.productCode())
                        .put("action", registration.change() ? "CHANGE" : "NEW"));
    }

    /** The buyer gives up: by the button, or by closing the popup. Nothing happens to a window that has ended. */
    public Future<PaymentWindow> cancel(PaymentWindow window) {
        if (window.ending() != null || window.busy()) {
            return window.ended();
        }
        Ending ending = Ending.failure(Outcome.CANCEL.code(), Outcome.CANCEL.message());
        boolean recorded =
                window.space().settings().switches().word(Switch.CLOSED_WINDOW).equals("failed");
        return Future.succeededFuture(recorded ? fail(window, ending) : end(window, ending));
    }

    /** No webhook: Iamport tells nobody of a failure in the window. */
    PaymentWindow fail(PaymentWindow window, Ending ending) {
        window.space().payments().failed(window.payment(), String.valueOf(ending.errorMessage()));
        return end(window, ending);
    }

    private PaymentWindow end(PaymentWindow window, Ending ending) {
        window.end(ending);
        write(
                window,
                EntryType.NAVERPAY_FAILED,
                "not paid: " + ending.errorMessage(),
                StrictJson.object().put("error_code", ending.errorCode()).put("error_msg", ending.errorMessage()));
        return window;
    }

    private Future<PaymentWindow> alone(PaymentWindow window, Supplier<Future<PaymentWindow>> work) {
        if (window.busy()) {
            throw new BadInput(409, "busy", "the payment is being worked on; try again when that has ended", "");
        }
        window.busy(true);
        Future<PaymentWindow> running;
        try {
            running = work.get();
        } catch (RuntimeException refused) {
            running = Future.failedFuture(refused);
        }
        return window.space().clock().track(running.onComplete(done -> window.busy(false)));
    }

    void write(PaymentWindow window, EntryType type, String summary, ObjectNode detail) {
        Payment payment = window.payment();
        window.space().journal().write(type, summary, payment.merchantUid(), payment.impUid(), detail);
    }
}
