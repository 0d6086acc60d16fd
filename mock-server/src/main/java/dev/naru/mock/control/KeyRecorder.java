package dev.naru.mock.control;

import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.BillingKeys;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.webhooks.WebhookSender;
import java.util.List;
import java.util.Objects;

/** Registers a billing key that no window made: the starting point of a test about charges and schedules. */
final class KeyRecorder {
    private final WebhookSender webhooks;

    KeyRecorder(WebhookSender webhooks) {
        this.webhooks = webhooks;
    }

    BillingKey record(Space space, Fields body) {
        String customerUid = body.requiredIdentifier("customer_uid", 80);
        String given = body.identifier("merchant_uid", 40);
        String name = body.text("name", 40);
        long amount = body.number("amount", 1_000, 0, PaymentRecorder.MOST_WON);
        Buyer buyer = PaymentRecorder.buyer(body.object("buyer"));
        BillingKeys.Issue issue = new BillingKeys.Issue(
                body.identifier("customer_id", 80),
                body.text("product_code", 100),
                body.word("action", "NEW", "NEW", "CHANGE").equals("CHANGE"),
                means(body.word("method", "card", "card", "point", "trans")));
        boolean announce = body.flag("announce", false);
        body.rejectUnknown();
        Payment window = space.payments()
                .open(new NewPayment(
                        Objects.requireNonNullElseGet(given, space.ids()::merchantUid),
                        PaymentRecorder.channel(space, "naverpay"),
                        issue.means().payMethod(),
                        name,
                        amount,
                        buyer,
                        null,
                        List.of(),
                        null,
                        "pc",
                        BillingUse.issue(customerUid),
                        false));
        BillingKey key = space.billingKeys().issue(window, issue);
        space.journal()
                .write(
                        EntryType.CONTROL_BILLING_KEY,
                        "billing key registered by hand",
                        window.merchantUid(),
                        window.impUid(),
                        StrictJson.object().put("customer_uid", customerUid));
        if (announce) {
            webhooks.announce(space, window, "paid");
        }
        return key;
    }

    private static PaymentMeans means(String method) {
        return switch (method) {
            case "point" -> PaymentMeans.byPoint();
            case "trans" -> PaymentMeans.byTransfer();
            default -> PaymentMeans.byCard();
        };
    }
}
