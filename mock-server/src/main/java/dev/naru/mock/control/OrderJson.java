package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.iamport.PaymentJson;
import dev.naru.mock.journal.Entry;
import dev.naru.mock.ledger.FieldChange;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.StateChange;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.CheckoutJson;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Judgements;
import dev.naru.mock.naver.payment.PaymentWindow;
import dev.naru.mock.naver.payment.PaymentWindowJson;
import dev.naru.mock.naver.payment.PaymentWindows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the control API shows it: a row of the list, or its whole story. */
final class OrderJson {
    private static final int MAX_TIMELINE = 500;

    private final Checkouts checkouts;
    private final PaymentWindows paymentWindows;
    private final Judgements judgements;
    private final ClaimJson claims;

    OrderJson(Checkouts checkouts, PaymentWindows paymentWindows, Judgements judgements, ClaimJson claims) {
        this.claims = claims;
        this.checkouts = checkouts;
        this.paymentWindows = paymentWindows;
        this.judgements = judgements;
    }

    ObjectNode row(Payment payment) {
        String state = checkouts
                .of(payment)
                .map(checkout -> checkout.state().wireName())
                .or(() ->
                        paymentWindows.of(payment).map(window -> window.state().wireName()))
                .orElse(null);
        return StrictJson.object()
                .put("merchant_uid", payment.merchantUid())
                .put("imp_uid", payment.impUid())
                .put("name", payment.opened().name())
                .put("pg_provider", payment.channel().pgProvider())
                .put("status", payment.status().wireName())
                .put("checkout_state", state)
                .put("requested_amount", payment.opened().amount())
                .put("amount", payment.amount())
                .put("cancel_amount", payment.cancelAmount())
                .put("buyer_name", payment.buyer().name())
                .put("created_at", payment.startedAt().toString())
                .put("paid_at", text(payment.paidAt()));
    }

    ObjectNode story(Space space, Payment payment) {
        ObjectNode json = row(payment);
        json.set("payment", PaymentJson.of(payment));
        Checkout checkout = checkouts.of(payment).orElse(null);
        json.set("checkout", checkout == null ? NullNode.getInstance() : CheckoutJson.of(checkout));
        PaymentWindow window = paymentWindows.of(payment).orElse(null);
        json.set("payment_window", window == null ? NullNode.getInstance() : PaymentWindowJson.of(window));
        json.set("naver_products", checkout == null ? NullNode.getInstance() : checkout.naverProducts());
        NaverOrder order = space.naverOrders().find(payment.impUid()).orElse(null);
        json.set("naver_order", order == null ? NullNode.getInstance() : naverOrder(order));
        json.set("product_orders", order == null ? json.arrayNode() : claims.productOrders(space, order));
        json.set("actions", order == null ? json.arrayNode() : claims.actions(order));
        ArrayNode overwritten = json.putArray("overwritten");
        ArrayNode history = json.putArray("history");
        for (StateChange change : payment.history()) {
            ArrayNode changes = history.addObject()
                    .put("at", change.at().toString())
                    .put("status", change.status().wireName())
                    .put("cause", change.cause())
                    .putArray("overwritten");
            change.changes().forEach(field -> changes.add(change(field)));
            overwritten.addAll(changes);
        }
        json.set("webhooks", WebhookJson.list(space.webhooks().of(payment.impUid())));
        json.set("verdicts", judgements.json(space, payment.merchantUid(), 10));
        json.set("timeline", timeline(space, payment));
        return json;
    }

    private static ObjectNode naverOrder(NaverOrder order) {
        return StrictJson.object()
                .put("order_no", order.orderNo())
                .put("paid_amount", order.paidAmount())
                .put("ordered_at", order.orderedAt().toString())
                .put("paid_at", text(order.paidAt()))
                .put("copied", order.copied());
    }

    private static ObjectNode change(FieldChange change) {
        ObjectNode json = StrictJson.object().put("field", change.field());
        put(json, "before", change.field(), change.before());
        put(json, "after", change.field(), change.after());
        return json;
    }

    private static void put(ObjectNode json, String name, String field, @Nullable String value) {
        if (value != null && field.endsWith("amount")) {
            json.put(name, Long.parseLong(value));
        } else {
            json.put(name, value);
        }
    }

    private static ArrayNode timeline(Space space, Payment payment) {
        List<Entry> entries = new ArrayList<>(space.journal()
                .newest(
                        entry -> payment.impUid().equals(entry.impUid())
                                || (entry.impUid() == null
                                        && payment.merchantUid().equals(entry.merchantUid())),
                        MAX_TIMELINE));
        Collections.reverse(entries);
        return EntryJson.list(entries);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
