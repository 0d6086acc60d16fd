package dev.naru.mock.naver.claims;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.clock.DueEvent;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Claim;
import dev.naru.mock.ledger.ClaimDetails;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.ProductOrderStatus;
import dev.naru.mock.ledger.Refund;
import dev.naru.mock.ledger.Review;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.ShippingDue;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes steps with product orders in Naver's ledger, where {@link ClaimRules} allows them, and plans those that time alone
 * takes. Iamport's record does not move here; the batch copies what happened.
 */
public final class ClaimDesk {
    private final ClaimRules rules = ClaimRules.table();

    /** Takes a step with one product order, or says why not. */
    public StepResult take(Space space, NaverOrder order, ProductOrder line, Step step, StepInput input) {
        Bilingual flaw = ShipmentCheck.flaw(input.delivery(), space.settings().switches());
        if (flaw != null) {
            return new StepResult.Refused(line.id(), flaw);
        }
        Optional<Rule> rule = rules.find(step, line.state(), circumstances(space, line, input));
        if (rule.isEmpty()) {
            return new StepResult.Refused(line.id(), notNow(step, line.state()));
        }
        apply(space, order, line, rule.get(), input);
        return new StepResult.Done(line);
    }

    private static Set<Circumstance> circumstances(Space space, ProductOrder line, StepInput input) {
        Set<Circumstance> given = EnumSet.noneOf(Circumstance.class);
        Switches switches = space.settings().switches();
        StepInput.Shipment delivery = input.delivery();
        add(given, Circumstance.PLACED, line.state().placed());
        add(given, Circumstance.HELD, line.state().held());
        add(given, Circumstance.REVIEWED, line.state().reviewed());
        add(given, Circumstance.AUTO_PLACE, switches.on(Switch.AUTO_PLACE));
        add(given, Circumstance.SLOW_REFUND, switches.number(Switch.REFUND_SECONDS) > 0);
        add(given, Circumstance.PICKUP, delivery != null && delivery.isPickedUp());
        return given;
    }

    private static void add(Set<Circumstance> given, Circumstance circumstance, boolean so) {
        if (so) {
            given.add(circumstance);
        }
    }

    private void apply(Space space, NaverOrder order, ProductOrder line, Rule rule, StepInput input) {
        ClaimDetails details = known(space, line, rule.step(), input);
        space.naverOrders().move(order, line, rule.applyTo(line.state()), details);
        if (rule.step() == Step.DELAY_SHIPPING) {
            space.naverOrders().delay(order, line, ShippingDue.after(line.shippingDue()));
        }
        long refund = rule.refunds() ? refund(space, order, line) : 0;
        expect(space, order, line);
        write(space, order, line, rule.step(), refund);
    }

    private static ClaimDetails known(Space space, ProductOrder line, Step step, StepInput input) {
        ClaimDetails details = line.details();
        StepInput.Shipment delivery = input.delivery();
        ClaimDetails.Parcel parcel = delivery == null ? null : parcel(space, delivery);
        String reason = input.reason();
        String memo = input.memo();
        if (reason != null) {
            details = details.withReason(reason);
        }
        if (memo != null) {
            details = details.withMemo(memo);
        }
        return switch (step) {
            case SHIP, SHIP_EXCHANGED -> parcel == null ? details : details.withSent(parcel);
            case REQUEST_RETURN, REQUEST_EXCHANGE ->
                details.withReturned(parcel).withExtraCharge(0);
            case WITHHOLD_RETURN -> details.withExtraCharge(input.extraCharge());
            case DELIVER, REDELIVER -> details.withDeliveredAt(space.now());
            default -> details;
        };
    }

    private static ClaimDetails.Parcel parcel(Space space, StepInput.Shipment delivery) {
        Long dispatchedAt = delivery.dispatchedAt();
        Instant at = dispatchedAt == null ? space.now() : Instant.ofEpochSecond(dispatchedAt);
        return new ClaimDetails.Parcel(delivery.method(), delivery.company(), delivery.trackingNumber(), at);
    }

    private static long refund(Space space, NaverOrder order, ProductOrder line) {
        boolean keepFee =
                space.settings().switches().word(Switch.RETURN_SHIPPING_FEE).equals("keep");
        long amount = Refunds.of(order, line, keepFee);
        if (amount > 0) {
            String reason = line.details().reason();
            String code = reason == null ? CodeList.CANCEL_REASONS.standard() : reason;
            space.naverOrders().refund(order, new Refund(line.id(), amount, code));
        }
        return amount;
    }

    /** Begins to wait for what time alone will do: a decision, a missed deposit, the end of a slow refund. */
    public void expect(Space space, NaverOrder order, ProductOrder line) {
        space.naverOrders()
                .expect(
                        line,
                        Deadline.of(order, line, space.settings().switches(), space.now())
                                .map(deadline -> plan(space, order, line, deadline))
                                .orElse(null));
    }

    private DueEvent plan(Space space, NaverOrder order, ProductOrder line, Deadline deadline) {
        String what = "naver: " + deadline.step().wireName() + " of product order " + line.id();
        return space.clock().at(deadline.at(), what, () -> {
            take(space, order, line, deadline.step(), StepInput.none());
            return Future.succeededFuture();
        });
    }

    /** The deposit of an order comes in now, or is given up. Answers the first refusal, if any; then nothing changed. */
    public StepResult takeWhole(Space space, NaverOrder order, Step step) {
        for (ProductOrder line : order.productOrders()) {
            if (rules.find(step, line.state(), Set.of()).isEmpty()) {
                return new StepResult.Refused(line.id(), notNow(step, line.state()));
            }
        }
        if (step == Step.DEPOSIT) {
            space.naverOrders().deposited(order, space.now(), ShippingDue.after(space.now()));
        }
        order.productOrders().forEach(line -> take(space, order, line, step, StepInput.none()));
        return new StepResult.Done(order.productOrders().get(0));
    }

    /** Lines that still can go to another address: what is not on its way and not given up. */
    public List<ProductOrder> movable(NaverOrder order) {
        return order.productOrders().stream()
                .filter(line -> line.status() == ProductOrderStatus.PAYED
                        || line.status() == ProductOrderStatus.PAYMENT_WAITING)
                .toList();
    }

    /** The buyer wants everything that can still be moved at another address. */
    public void changeAddress(Space space, NaverOrder order, ProductOrder.ShippingAddress address) {
        Buyer before = order.buyer();
        String whole = (address.base() + " " + address.detail()).strip();
        Buyer buyer = new Buyer(address.name(), before.email(), address.tel(), whole, address.postcode());
        List<ProductOrder> lines = movable(order);
        space.naverOrders().deliverTo(order, lines, address, buyer);
        space.journal()
                .write(
                        EntryType.NAVER_ADDRESS,
                        "buyer changes the delivery address of " + lines.size() + " product orders",
                        order.merchantUid(),
                        order.impUid(),
                        StrictJson.object().put("product_orders", lines.size()));
    }

    /**
     * The buyer writes about a product order.
     *
     * @param score 1 to 5
     * @param content text of a premium review; null makes it a general one
     */
    public StepResult review(
            Space space, NaverOrder order, ProductOrder line, int score, String title, @Nullable String content) {
        StepResult result = take(space, order, line, Step.REVIEW, StepInput.none());
        if (result instanceof StepResult.Done) {
            Review.Type type = content == null ? Review.Type.GENERAL : Review.Type.PREMIUM;
            space.naverOrders()
                    .reviews()
                    .add(new Review(
                            space.ids().reviewId(),
                            type,
                            score,
                            title,
                            content,
                            line,
                            line.orderer().id(),
                            space.now()));
        }
        return result;
    }

    /** Whether a step would be taken now, with nothing more said. */
    public boolean allows(Space space, ProductOrder line, Step step) {
        return rules.find(step, line.state(), circumstances(space, line, StepInput.none()))
                .isPresent();
    }

    /** Steps allowed with one product order now, by wire name. */
    public List<String> actions(Space space, ProductOrder line) {
        return Arrays.stream(Step.values())
                .filter(step -> !step.isForWholeOrder() && allows(space, line, step))
                .map(Step::wireName)
                .toList();
    }

    /** What can be done to the order as a whole now, by wire name. */
    public List<String> actions(NaverOrder order) {
        List<String> actions = new ArrayList<>();
        if (!movable(order).isEmpty()) {
            actions.add("change-address");
        }
        for (Step step : List.of(Step.DEPOSIT, Step.EXPIRE_DEPOSIT)) {
            if (order.productOrders().stream()
                    .allMatch(line -> rules.find(step, line.state(), Set.of()).isPresent())) {
                actions.add(step.wireName());
            }
        }
        return actions;
    }

    private static Bilingual notNow(Step step, ProductOrderState state) {
        String where = state.status() + claim(state.claim());
        String flags = (state.placed() ? ", placed" : "") + (state.held() ? ", held" : "");
        return new Bilingual(
                "현재 상태(" + where + flags + ")에서는 처리할 수 없습니다: " + step.wireName(),
                step.wireName() + " is not allowed in state " + where + flags);
    }

    private static void write(Space space, NaverOrder order, ProductOrder line, Step step, long refund) {
        ProductOrderState state = line.state();
        ObjectNode detail = StrictJson.object()
                .put("product_order_id", line.id())
                .put("step", step.wireName())
                .put("actor", step.actor().name().toLowerCase(Locale.ROOT))
                .put("product_order_status", state.status().name())
                .put("claim_type", state.claim().type())
                .put("claim_status", state.claim().status())
                .put("refund", refund);
        String summary =
                step.wireName() + " of product order " + line.id() + ": " + state.status() + claim(state.claim());
        space.journal().write(EntryType.NAVER_CLAIM, summary, order.merchantUid(), order.impUid(), detail);
    }

    private static String claim(Claim claim) {
        return claim == Claim.NONE ? "" : ", " + claim.type() + "/" + claim.status();
    }
}
