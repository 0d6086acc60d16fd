package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.fees.FeeCalculator;
import dev.naru.mock.naver.fees.FeeSettings;
import dev.naru.mock.naver.fees.ShippingFees;
import dev.naru.mock.naver.fees.Zone;
import dev.naru.mock.naver.fees.Zones;
import dev.naru.mock.naver.judge.Verdict;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.NaverProduct;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order sheet. Changed only by {@link CheckoutDesk}. */
public final class Checkout {
    private static final int SHEET_BYTES = 1_500;
    /** A line with the product order that it may become. */
    private static final int LINE_BYTES = 1_200;
    /** How much larger a JSON tree is than its text. */
    private static final int NODE_FACTOR = 6;

    private final Space space;
    private final Payment payment;
    private final Registered registered;
    private final String key;
    private final List<CartLine> lines;
    private final Set<Integer> removed = new HashSet<>();
    private State state = State.OPEN;
    private @Nullable String payMethod;
    private Delivery delivery;
    private Map<Integer, Bilingual> refusals = Map.of();
    private Map<String, Long> apiSurprices = Map.of();
    private List<String> feeProblems = List.of();
    private ShippingFees fees;
    private boolean feesAsked;
    private boolean busy;
    private @Nullable Verdict verdict;
    private long weighed;

    /** Where the buyer stands. */
    public enum State {
        OPEN,
        REFUSED,
        PAID,
        CLOSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the page registered.
     *
     * @param naverProducts as it was sent
     * @param customCode1 echo for the product check, or null
     * @param customCode2 echo for the product check, or null
     */
    record Registered(
            List<NaverProduct> products,
            JsonNode naverProducts,
            @Nullable String customCode1,
            @Nullable String customCode2,
            boolean mobile) {}

    Checkout(Space space, Payment payment, String key, Registered registered) {
        this.space = space;
        this.payment = payment;
        this.key = key;
        this.registered = registered;
        this.lines = CartLines.of(registered.products());
        this.delivery = Delivery.of(payment.buyer());
        this.fees = calculate();
    }

    void deliverTo(Delivery newDelivery) {
        boolean moved = !newDelivery.base().equals(delivery.base())
                || !newDelivery.postcode().equals(delivery.postcode());
        delivery = newDelivery;
        feesAsked = feesAsked && !moved;
        reopen();
        fees = calculate();
    }

    void answered(Map<String, Long> surprices, List<String> problems) {
        apiSurprices = surprices;
        feeProblems = problems;
        feesAsked = true;
        fees = calculate();
    }

    void judged(Verdict newVerdict) {
        verdict = newVerdict;
        refusals = newVerdict.refusals();
        state = newVerdict.outcome() == Verdict.Outcome.REFUSED ? State.REFUSED : State.OPEN;
    }

    void removeRefused() {
        removed.addAll(refusals.keySet());
        refusals = Map.of();
        state = State.OPEN;
        feesAsked = false;
        fees = calculate();
    }

    /** Estimated bytes that came or went since this was last asked. */
    long growth() {
        Verdict judged = verdict;
        long bytes = SHEET_BYTES
                + (long) LINE_BYTES * lines.size()
                + (long) NODE_FACTOR * registered.naverProducts().toString().length()
                + (judged == null ? 0 : judged.bytes());
        long growth = bytes - weighed;
        weighed = bytes;
        return growth;
    }

    void paidBy(String method) {
        payMethod = method;
        state = State.PAID;
    }

    /** What the buyer pays with, {@code vbank} also before the money has come; null until the order is placed. */
    public @Nullable String payMethod() {
        return payMethod;
    }

    void closed() {
        state = state == State.PAID ? State.PAID : State.CLOSED;
    }

    /** A closed window that is used again was only reloaded. */
    void reopen() {
        state = state == State.CLOSED ? State.OPEN : state;
    }

    void busy(boolean nowBusy) {
        busy = nowBusy;
    }

    private ShippingFees calculate() {
        FeeSettings settings = new FeeSettings(
                FeeSettings.AreaMode.valueOf(space.settings().naver().areaSurchargeMode()),
                FeeSettings.ThresholdBasis.valueOf(space.settings().naver().thresholdBasis()));
        return FeeCalculator.calculate(registered.products(), present(), zone(), settings, apiSurprices);
    }

    public Space space() {
        return space;
    }

    public Payment payment() {
        return payment;
    }

    public String key() {
        return key;
    }

    Registered registered() {
        return registered;
    }

    public boolean mobile() {
        return registered.mobile();
    }

    /** {@code naverProducts} as the page sent it. */
    public JsonNode naverProducts() {
        return registered.naverProducts();
    }

    List<NaverProduct> products() {
        return registered.products();
    }

    List<CartLine> lines() {
        return lines;
    }

    /** The lines still in the order. */
    List<CartLine> present() {
        return lines.stream().filter(line -> !removed.contains(line.line())).toList();
    }

    boolean isRemoved(CartLine line) {
        return removed.contains(line.line());
    }

    @Nullable
    Bilingual refusal(CartLine line) {
        return refusals.get(line.line());
    }

    public State state() {
        return state;
    }

    public Delivery delivery() {
        return delivery;
    }

    Zone zone() {
        return Zones.of(delivery.postcode());
    }

    ShippingFees fees() {
        return fees;
    }

    List<String> feeProblems() {
        return feeProblems;
    }

    /** Whether the shop still has to be asked for area fees. */
    boolean mustAskFees() {
        return !feesAsked && !askingProducts().isEmpty() && !delivery.postcode().isEmpty();
    }

    /** Products in the order whose area fee only the shop knows. */
    List<String> askingProducts() {
        return present().stream()
                .map(line -> registered.products().get(line.productIndex()))
                .filter(product -> product.shipping().area().fold(nowhere -> false, ask -> true, fixed -> false))
                .map(NaverProduct::id)
                .distinct()
                .toList();
    }

    boolean busy() {
        return busy;
    }

    public @Nullable Verdict verdict() {
        return verdict;
    }

    long goodsAmount() {
        return CartLines.goodsAmount(present());
    }

    /** Whole won that the buyer pays now. */
    public long payAmount() {
        return goodsAmount() + fees.prepaid();
    }
}
