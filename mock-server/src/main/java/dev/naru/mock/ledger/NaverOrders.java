package dev.naru.mock.ledger;

import dev.naru.mock.clock.DueEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Naver's ledger of one merchant, and the list of changes the polling batch asks for. */
public final class NaverOrders {
    private final Runnable firstChange;
    private final Map<String, NaverOrder> byImpUid = new HashMap<>();
    private final Map<String, ProductOrder> productOrders = new HashMap<>();
    private final Map<String, NaverOrder> changed = new LinkedHashMap<>();
    private final Reviews reviews = new Reviews();

    NaverOrders(Runnable firstChange) {
        this.firstChange = firstChange;
    }

    /** Records an order; the next batch will hear of it. */
    public void add(NaverOrder order) {
        byImpUid.put(order.impUid(), order);
        changed(order);
    }

    /** Moves a product order to another state; the next batch will hear of it. */
    public void move(NaverOrder order, ProductOrder productOrder, ProductOrderState next, ClaimDetails details) {
        boolean statusChanges = productOrder.status() != next.status();
        productOrder.move(next, details);
        if (statusChanges) {
            order.statusChanged(productOrder);
        }
        changed(order);
    }

    /** The buyer has the money of a product order back. */
    public void refund(NaverOrder order, Refund refund) {
        order.refunded(refund);
        changed(order);
    }

    /** The money of an order came; its product orders are to be shipped by {@code due}. */
    public void deposited(NaverOrder order, Instant at, Instant due) {
        order.deposited(at);
        order.productOrders().forEach(line -> line.shipBy(due));
        changed(order);
    }

    /** The buyer wants some lines of an order elsewhere. */
    public void deliverTo(
            NaverOrder order, List<ProductOrder> lines, ProductOrder.ShippingAddress address, Buyer buyer) {
        lines.forEach(line -> line.sendTo(address));
        order.deliverTo(buyer);
        changed(order);
    }

    /** The seller will ship a product order later than promised. */
    public void delay(NaverOrder order, ProductOrder productOrder, Instant due) {
        productOrder.shipBy(due);
        changed(order);
    }

    /** Remembers what time alone will do to a product order, so that it can be called off; null for nothing. */
    public void expect(ProductOrder productOrder, @Nullable DueEvent event) {
        productOrder.expect(event);
    }

    private void changed(NaverOrder order) {
        boolean first = changed.isEmpty();
        changed.put(order.impUid(), order);
        if (first) {
            firstChange.run();
        }
    }

    /** Orders that changed since the last batch, in the order they changed. */
    public List<NaverOrder> changed() {
        return List.copyOf(changed.values());
    }

    /** The batch takes what happened to the order; its product orders can be read from now on. */
    public NaverChanges copied(NaverOrder order) {
        changed.remove(order.impUid());
        order.productOrders().forEach(productOrder -> productOrders.put(productOrder.id(), productOrder));
        return order.takeChanges();
    }

    public Optional<NaverOrder> find(String impUid) {
        return Optional.ofNullable(byImpUid.get(impUid));
    }

    /** What buyers wrote about product orders. */
    public Reviews reviews() {
        return reviews;
    }

    /** A product order that a batch has made known. */
    public Optional<ProductOrder> productOrder(String id) {
        return Optional.ofNullable(productOrders.get(id));
    }

    void forget(String impUid) {
        NaverOrder order = byImpUid.remove(impUid);
        changed.remove(impUid);
        if (order != null) {
            order.productOrders().forEach(productOrder -> {
                productOrder.expect(null);
                productOrders.remove(productOrder.id());
                reviews.forget(productOrder.id());
            });
        }
    }
}
