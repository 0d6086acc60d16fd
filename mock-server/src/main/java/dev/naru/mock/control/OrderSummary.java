package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.iamport.PaymentJson;
import dev.naru.mock.iamport.ProductOrderJson;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.StateChange;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.CheckoutJson;
import dev.naru.mock.naver.checkout.Checkouts;

/** One order in one view: what Iamport records, what Naver's window shows, and how it came to be. */
final class OrderSummary {
    private static final int MAX_TIMELINE = 500;

    private final Checkouts checkouts;

    OrderSummary(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /** A row of the list. */
    ObjectNode row(Payment payment) {
        ObjectNode json = StrictJson.object()
                .put("merchant_uid", payment.merchantUid())
                .put("imp_uid", payment.impUid())
                .put("name", payment.opened().name())
                .put("status", payment.status().wireName())
                .put("requested_amount", payment.opened().amount())
                .put("amount", payment.amount())
                .put("cancel_amount", payment.cancelAmount())
                .put("buyer_name", payment.buyer().name())
                .put("created_at", payment.startedAt().toString());
        checkouts
                .of(payment)
                .ifPresent(
                        checkout -> json.put("checkout_state", checkout.state().wireName()));
        return json;
    }

    /** The whole story of one payment. */
    ObjectNode story(Space space, Payment payment) {
        ObjectNode json = row(payment);
        json.set("payment", PaymentJson.of(payment));
        checkouts
                .of(payment)
                .ifPresentOrElse(
                        checkout -> window(json, checkout), () -> json.set("checkout", NullNode.getInstance()));
        json.set(
                "product_orders",
                space.naverOrders()
                        .find(payment.impUid())
                        .map(ProductOrderJson::list)
                        .orElseGet(() -> StrictJson.object().arrayNode()));
        ArrayNode history = json.putArray("history");
        payment.history().forEach(change -> history.add(step(change)));
        json.set("webhooks", WebhookJson.list(space.webhooks().of(payment.impUid())));
        ArrayNode timeline = json.putArray("timeline");
        space.journal()
                .newest(entry -> payment.impUid().equals(entry.impUid()), MAX_TIMELINE)
                .forEach(entry -> timeline.insert(0, EntryJson.of(entry)));
        return json;
    }

    private static void window(ObjectNode json, Checkout checkout) {
        json.set("checkout", CheckoutJson.of(checkout));
        json.set("naver_products", checkout.naverProducts());
    }

    private static ObjectNode step(StateChange change) {
        ObjectNode json = StrictJson.object()
                .put("at", change.at().toString())
                .put("status", change.status().wireName())
                .put("cause", change.cause());
        ArrayNode overwritten = json.putArray("overwritten");
        change.changes()
                .forEach(field -> overwritten
                        .addObject()
                        .put("field", field.field())
                        .put("before", field.before())
                        .put("after", field.after()));
        return json;
    }
}
