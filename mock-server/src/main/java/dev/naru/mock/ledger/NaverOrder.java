package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order in Naver's ledger, paid or waiting for its deposit. Iamport does not know of it until the batch has copied it.
 * Changed only by {@link NaverOrders}.
 */
public final class NaverOrder {
    private final String orderNo;
    private final String impUid;
    private final String merchantUid;
    private final String payMethod;
    private final long paidAmount;
    private final Instant orderedAt;
    private final List<ProductOrder> productOrders;
    private final List<Refund> refunds = new ArrayList<>();
    private final List<NaverChanges.StatusChange> statuses = new ArrayList<>();
    private Buyer buyer;
    private @Nullable Instant paidAt;
    private boolean copied;
    private boolean readdressed;

    /**
     * Books an order.
     *
     * @param paid whether the money is there already, or a deposit is waited for
     */
    public NaverOrder(
            String orderNo,
            Payment payment,
            String payMethod,
            long paidAmount,
            Buyer buyer,
            Instant orderedAt,
            boolean paid,
            List<ProductOrder> productOrders) {
        this.orderNo = orderNo;
        this.impUid = payment.impUid();
        this.merchantUid = payment.merchantUid();
        this.payMethod = payMethod;
        this.paidAmount = paidAmount;
        this.buyer = buyer;
        this.orderedAt = orderedAt;
        this.paidAt = paid ? orderedAt : null;
        this.productOrders = List.copyOf(productOrders);
    }

    void deposited(Instant at) {
        paidAt = at;
    }

    void deliverTo(Buyer newBuyer) {
        buyer = newBuyer;
        readdressed = true;
    }

    void refunded(Refund refund) {
        refunds.add(refund);
    }

    void statusChanged(ProductOrder productOrder) {
        statuses.add(new NaverChanges.StatusChange(productOrder.id(), productOrder.status()));
    }

    NaverChanges takeChanges() {
        NaverChanges changes = new NaverChanges(refunds, readdressed, statuses);
        refunds.clear();
        statuses.clear();
        readdressed = false;
        copied = true;
        productOrders.forEach(ProductOrder::markCopied);
        return changes;
    }

    public String orderNo() {
        return orderNo;
    }

    public String impUid() {
        return impUid;
    }

    public String merchantUid() {
        return merchantUid;
    }

    public String payMethod() {
        return payMethod;
    }

    public long paidAmount() {
        return paidAmount;
    }

    public Buyer buyer() {
        return buyer;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    /** When the money came; null while a deposit is waited for. */
    public @Nullable Instant paidAt() {
        return paidAt;
    }

    public List<ProductOrder> productOrders() {
        return productOrders;
    }

    /** The product order of that number, if it belongs to this order. */
    public Optional<ProductOrder> productOrder(String id) {
        return productOrders.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /** Whether a batch has brought it to Iamport, which is when its product orders can be read. */
    public boolean copied() {
        return copied;
    }
}
