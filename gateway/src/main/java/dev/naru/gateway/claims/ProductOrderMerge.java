package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderChange;
import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.payments.ProductOrderSink;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a look shows of product orders, and tells the shop of each whose status or claim changed: in the same
 * transaction, under the order's lock. One that is seen for the first time is news only when there is a claim about it;
 * that the order is paid was told.
 */
public final class ProductOrderMerge implements ProductOrderSink {
    private final OrderRepository orders;
    private final ProductOrderRepository productOrders;
    private final WatchRepository watch;
    private final EventOutboxRepository outbox;
    private final TimelineRepository timeline;

    public ProductOrderMerge(
            OrderRepository orders,
            ProductOrderRepository productOrders,
            WatchRepository watch,
            EventOutboxRepository outbox,
            TimelineRepository timeline) {
        this.orders = orders;
        this.productOrders = productOrders;
        this.watch = watch;
        this.outbox = outbox;
        this.timeline = timeline;
    }

    /**
     * What changed about one product order.
     *
     * @param before null when it was never seen before
     */
    private record Change(String id, @Nullable ProductOrderState before, ProductOrderState now) {
        boolean isNews() {
            return before == null ? !now.claimType().isEmpty() : !before.equals(now);
        }
    }

    @Override
    public Future<Void> seen(Transaction tx, OrderKey order, ImpUid impUid, List<NaverProductOrder> list, long ticket) {
        return productOrders.load(tx, order.merchantId(), impUid).compose(stored -> {
            Map<String, StoredProductOrder> known =
                    stored.stream().collect(Collectors.toMap(StoredProductOrder::id, Function.identity()));
            List<NaverProductOrder> newer = distinct(list).stream()
                    .filter(one -> isNewer(known.get(one.id()), ticket))
                    .toList();
            if (newer.isEmpty()) {
                return Future.succeededFuture();
            }
            List<Change> news = newer.stream()
                    .map(one -> change(known.get(one.id()), one))
                    .filter(Change::isNews)
                    .toList();
            return productOrders
                    .save(tx, order, impUid, newer, ticket)
                    .compose(saved -> watchOn(tx, order, impUid, newer, !news.isEmpty()))
                    .compose(
                            saved -> news.isEmpty() ? Future.succeededFuture() : tell(tx, order, impUid, news, ticket));
        });
    }

    private Future<Void> watchOn(
            Transaction tx, OrderKey order, ImpUid impUid, List<NaverProductOrder> seen, boolean hasNews) {
        boolean isSettled = seen.stream().map(ProductOrderState::of).allMatch(ProductOrderState::isSettled);
        return isSettled ? watch.end(tx, order.merchantId(), impUid) : watch.keep(tx, order, impUid, hasNews);
    }

    private static List<NaverProductOrder> distinct(List<NaverProductOrder> list) {
        Map<String, NaverProductOrder> byId = new LinkedHashMap<>();
        list.stream().filter(one -> !one.id().isEmpty()).forEach(one -> byId.putIfAbsent(one.id(), one));
        return List.copyOf(byId.values());
    }

    private static boolean isNewer(@Nullable StoredProductOrder stored, long ticket) {
        return stored == null || stored.ticket() < ticket;
    }

    private static Change change(@Nullable StoredProductOrder stored, NaverProductOrder seen) {
        return new Change(seen.id(), stored == null ? null : stored.state(), ProductOrderState.of(seen));
    }

    /** The payment's own news have been told by now, so the order is read again. */
    private Future<Void> tell(Transaction tx, OrderKey key, ImpUid impUid, List<Change> news, long ticket) {
        return orders.lock(tx, key.merchantId(), key.merchantUid())
                .map(locked -> locked.orElseThrow())
                .compose(order -> append(tx, order, impUid, news, ticket)
                        .compose(told -> orders.apply(tx, OrderChange.of(order).withEvents(told))
                                .compose(done -> remark(tx, order, news, told))));
    }

    /** Completes with how many were told. */
    private Future<Integer> append(Transaction tx, Order order, ImpUid impUid, List<Change> news, long ticket) {
        Future<Integer> all = Future.succeededFuture(0);
        for (Change change : news) {
            all = all.compose(told -> outbox.append(
                            tx,
                            order.merchantId(),
                            order.merchantUid(),
                            order.eventSeq() + told + 1,
                            EventType.PRODUCT_ORDER_CLAIM,
                            "claim:" + impUid + ":" + change.id() + ":" + ticket,
                            data(order, impUid, change))
                    .map(appended -> appended ? told + 1 : told));
        }
        return all;
    }

    private static ObjectNode data(Order order, ImpUid impUid, Change change) {
        ObjectNode data = StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", impUid.value())
                .put("version", order.version() + 1)
                .put("product_order_id", change.id());
        change.now().writeTo(data);
        ProductOrderState before = change.before();
        data.set("before", before == null ? null : before.json());
        return data;
    }

    private Future<Void> remark(Transaction tx, Order order, List<Change> news, int told) {
        Future<Void> all = Future.succeededFuture();
        for (Change change : news) {
            ObjectNode detail = StrictJson.mapper().createObjectNode().put("product_order_id", change.id());
            change.now().writeTo(detail);
            all = all.compose(done ->
                    timeline.append(tx, order.merchantId(), order.merchantUid(), "product_order.changed", detail));
        }
        for (int i = 1; i <= told; i++) {
            long seq = order.eventSeq() + i;
            all = all.compose(done ->
                    outbox.remark(tx, order.merchantId(), order.merchantUid(), seq, EventType.PRODUCT_ORDER_CLAIM));
        }
        return all;
    }
}
