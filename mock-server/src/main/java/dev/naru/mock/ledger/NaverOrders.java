package dev.naru.mock.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Naver's ledger of one merchant, and the list of changes the polling batch asks for. */
public final class NaverOrders {
    private final Runnable firstChange;
    private final Map<String, NaverOrder> byImpUid = new HashMap<>();
    private final Map<String, ProductOrder> productOrders = new HashMap<>();
    private final Map<String, NaverOrder> changed = new LinkedHashMap<>();

    NaverOrders(Runnable firstChange) {
        this.firstChange = firstChange;
    }

    /** Records that the buyer has paid; the next batch will hear of it. */
    public void paid(NaverOrder order) {
        byImpUid.put(order.impUid(), order);
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

    /** The batch has copied the order; its product orders can be read from now on. */
    public void copied(NaverOrder order) {
        changed.remove(order.impUid());
        order.markCopied();
        order.productOrders().forEach(productOrder -> productOrders.put(productOrder.id(), productOrder));
    }

    /** The seller gives every product order of a payment up. */
    public void cancelSale(String impUid) {
        find(impUid).ifPresent(NaverOrder::cancelSale);
    }

    public Optional<NaverOrder> find(String impUid) {
        return Optional.ofNullable(byImpUid.get(impUid));
    }

    /** A product order that a batch has made known. */
    public Optional<ProductOrder> productOrder(String id) {
        return Optional.ofNullable(productOrders.get(id));
    }

    void forget(String impUid) {
        NaverOrder order = byImpUid.remove(impUid);
        changed.remove(impUid);
        if (order != null) {
            order.productOrders().forEach(productOrder -> productOrders.remove(productOrder.id()));
        }
    }
}
