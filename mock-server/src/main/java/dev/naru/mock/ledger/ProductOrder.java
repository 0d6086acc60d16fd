package dev.naru.mock.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of an order in Naver's ledger, named as {@code NaverProductOrderAnnotation} names it. */
public final class ProductOrder {
    private final String id;
    private final Item item;
    private final Orderer orderer;
    private final ShippingAddress address;
    private final Instant shippingDue;
    private String status = "PAYED";
    private @Nullable String claimType;
    private @Nullable String claimStatus;

    /**
     * What was bought.
     *
     * @param optionId the chosen combination's code, a supplement's id, or empty
     * @param productAmount line total in won
     * @param deliveryAmount the shipping group's prepaid fee on the group's first line, else 0
     */
    public record Item(
            String productId,
            String productName,
            String optionId,
            String optionName,
            long quantity,
            long productAmount,
            long deliveryAmount) {}

    /** Who ordered; {@code id} is a masked Naver id. */
    public record Orderer(String name, String id, String tel) {}

    /** Where it goes. */
    public record ShippingAddress(String base, String detail, String postcode, String tel, String name) {}

    public ProductOrder(String id, Item item, Orderer orderer, ShippingAddress address, Instant shippingDue) {
        this.id = id;
        this.item = item;
        this.orderer = orderer;
        this.address = address;
        this.shippingDue = shippingDue;
    }

    /** The seller gives the sale up; the buyer is refunded. */
    void cancelSale() {
        status = "CANCELED";
        claimType = "CANCEL";
        claimStatus = "CANCEL_DONE";
    }

    public String id() {
        return id;
    }

    public Item item() {
        return item;
    }

    public Orderer orderer() {
        return orderer;
    }

    public ShippingAddress address() {
        return address;
    }

    public Instant shippingDue() {
        return shippingDue;
    }

    public String status() {
        return status;
    }

    public @Nullable String claimType() {
        return claimType;
    }

    public @Nullable String claimStatus() {
        return claimStatus;
    }
}
