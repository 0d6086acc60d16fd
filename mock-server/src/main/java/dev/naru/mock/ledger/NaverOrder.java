package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.List;

/** An order the buyer has paid in Naver's ledger. Iamport does not know of it until the batch has copied it. */
public final class NaverOrder {
    private final String orderNo;
    private final String impUid;
    private final String merchantUid;
    private final String payMethod;
    private final long paidAmount;
    private final Buyer buyer;
    private final Instant paidAt;
    private final List<ProductOrder> productOrders;
    private boolean copied;

    public NaverOrder(
            String orderNo,
            Payment payment,
            String payMethod,
            long paidAmount,
            Buyer buyer,
            Instant paidAt,
            List<ProductOrder> productOrders) {
        this.orderNo = orderNo;
        this.impUid = payment.impUid();
        this.merchantUid = payment.merchantUid();
        this.payMethod = payMethod;
        this.paidAmount = paidAmount;
        this.buyer = buyer;
        this.paidAt = paidAt;
        this.productOrders = List.copyOf(productOrders);
    }

    void markCopied() {
        copied = true;
    }

    /** The seller gives every product order up. */
    void cancelSale() {
        productOrders.forEach(ProductOrder::cancelSale);
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

    public Instant paidAt() {
        return paidAt;
    }

    public List<ProductOrder> productOrders() {
        return productOrders;
    }

    /** Whether a batch has brought it to Iamport, which is when its product orders can be read. */
    public boolean copied() {
        return copied;
    }
}
