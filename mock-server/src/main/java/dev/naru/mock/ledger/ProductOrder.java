package dev.naru.mock.ledger;

import dev.naru.mock.clock.DueEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order in Naver's ledger, named as {@code NaverProductOrderAnnotation} names it. Changed only by
 * {@link NaverOrders}.
 */
public final class ProductOrder {
    private final String id;
    private final Item item;
    private final Orderer orderer;
    private ShippingAddress address;
    private Instant shippingDue;
    private ProductOrderState state;
    private ProductOrderState copiedState;
    private ShippingAddress copiedAddress;
    private ClaimDetails details = ClaimDetails.none();
    private @Nullable DueEvent expected;

    /**
     * What was bought.
     *
     * @param optionId the chosen combination's code, a supplement's id, or empty
     * @param productAmount line total in won
     * @param deliveryAmount the shipping group's prepaid fee on the group's first line, else 0
     * @param parcel which shipping group of the order the line travels with, counted from 0
     */
    public record Item(
            String productId,
            String productName,
            String optionId,
            String optionName,
            long quantity,
            long productAmount,
            long deliveryAmount,
            int parcel) {}

    /** Who ordered; {@code id} is a masked Naver id. */
    public record Orderer(String name, String id, String tel) {}

    /** Where it goes. */
    public record ShippingAddress(String base, String detail, String postcode, String tel, String name) {}

    public ProductOrder(
            String id,
            Item item,
            Orderer orderer,
            ShippingAddress address,
            Instant shippingDue,
            ProductOrderState state) {
        this.id = id;
        this.item = item;
        this.orderer = orderer;
        this.address = address;
        this.shippingDue = shippingDue;
        this.state = state;
        this.copiedState = state;
        this.copiedAddress = address;
    }

    void move(ProductOrderState next, ClaimDetails known) {
        state = next;
        details = known;
    }

    void sendTo(ShippingAddress newAddress) {
        address = newAddress;
    }

    void shipBy(Instant due) {
        shippingDue = due;
    }

    void markCopied() {
        copiedState = state;
        copiedAddress = address;
    }

    /** Remembers the one step that time alone will take; the one before is called off. */
    void expect(@Nullable DueEvent event) {
        DueEvent before = expected;
        if (before != null) {
            before.cancel();
        }
        expected = event;
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

    public ProductOrderState state() {
        return state;
    }

    /** Where it stood when the last batch looked. */
    public ProductOrderState copiedState() {
        return copiedState;
    }

    /** Where it went when the last batch looked. */
    public ShippingAddress copiedAddress() {
        return copiedAddress;
    }

    public ProductOrderStatus status() {
        return state.status();
    }

    public ClaimDetails details() {
        return details;
    }
}
