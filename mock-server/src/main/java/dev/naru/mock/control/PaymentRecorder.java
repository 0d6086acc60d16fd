package dev.naru.mock.control;

import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.webhooks.WebhookSender;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records a payment that no window made: the starting point of a test about cancels, lists or another channel. */
final class PaymentRecorder {
    static final long MOST_WON = 1_000_000_000_000L;

    private final WebhookSender webhooks;

    PaymentRecorder(WebhookSender webhooks) {
        this.webhooks = webhooks;
    }

    Payment record(Space space, Fields body) {
        String merchantUid = body.requiredIdentifier("merchant_uid", 40);
        long amount = body.number("amount", 1_000, 0, MOST_WON);
        String provider = Objects.requireNonNullElse(body.text("pg_provider", 16), "naverpay");
        String status = body.word("status", "paid", "ready", "paid", "failed");
        String method = body.word("pay_method", "card", "card", "point", "trans");
        String name = body.text("name", 40);
        Buyer buyer = buyer(body.object("buyer"));
        boolean announce = body.flag("announce", false);
        List<String> noticeUrls = body.texts("notice_url", 10);
        body.rejectUnknown();
        Payment payment = space.payments()
                .open(new NewPayment(
                        merchantUid,
                        channel(space, provider),
                        method,
                        name,
                        amount,
                        buyer,
                        null,
                        noticeUrls,
                        null,
                        "pc"));
        if (status.equals("paid")) {
            String tid = space.ids().naverOrderNo(space.now());
            space.payments().paid(payment, tid, method, amount, buyer, "recorded by hand");
        } else if (status.equals("failed")) {
            space.payments().failed(payment, "사용자가 결제를 취소하였습니다.");
        }
        space.journal()
                .write(
                        EntryType.CONTROL_PAYMENT,
                        "payment recorded by hand: " + status,
                        merchantUid,
                        payment.impUid(),
                        StrictJson.object().put("status", status));
        if (announce) {
            webhooks.announce(space, payment, status);
        }
        return payment;
    }

    static Buyer buyer(@Nullable Fields buyer) {
        if (buyer == null) {
            return Buyer.unknown();
        }
        Buyer read = new Buyer(
                buyer.text("name", 16),
                buyer.text("email", 64),
                buyer.text("tel", 16),
                buyer.text("addr", 128),
                buyer.text("postcode", 8));
        buyer.rejectUnknown();
        return read;
    }

    static Channel channel(Space space, String provider) {
        return space.settings().channels().stream()
                .filter(channel -> channel.pgProvider().equals(provider))
                .findFirst()
                .orElseGet(() -> new Channel(
                        provider, provider + "-local", false, "payment", provider, "channel-key-" + provider));
    }
}
