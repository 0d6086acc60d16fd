package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.AmountVerdict;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderChange;
import dev.naru.gateway.orders.Overwrite;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a kept look changes its order: state, amounts, and, once the payment is the order's own, the six fields that
 * Naver's side rewrites (Iamport V1, order-type synchronisation), each with before and after.
 *
 * @param mismatch why the amount is wrong; empty when it is not
 */
record MergedOrder(OrderChange change, String mismatch) {

    static MergedOrder of(Order order, Look look, AmountVerdict verdict, Decision.Kept kept, int events) {
        boolean rewrites = kept.ownsOrder() && kept.payment().standing() != Standing.PENDING;
        // A payment-type record has the buyer that the browser sent; only order-type has what Naver knows.
        Buyer buyer = rewrites && order.pg().startsWith("naverco")
                ? Buyers.of(look.payment().buyer())
                : order.buyer();
        List<Overwrite> overwritten = new ArrayList<>();
        if (rewrites) {
            overwriteAmount(order, kept, overwritten);
            overwritten.addAll(Buyers.overwrites(order.buyer(), buyer));
        }
        OrderChange change = new OrderChange(
                order,
                kept.state(),
                kept.acceptedImpUid(),
                kept.paidAmount(),
                kept.cancelledAmount(),
                buyer,
                overwritten,
                removedLines(order, verdict, rewrites),
                events);
        boolean wrong = kept.payment().standing() == Standing.MISMATCH;
        return new MergedOrder(change, wrong ? verdict.fold(fits -> "", broken -> broken.reason()) : "");
    }

    private static void overwriteAmount(Order order, Decision.Kept kept, List<Overwrite> overwritten) {
        Long known = order.paidAmount();
        long before = known == null ? order.orderedAmount() : known;
        long after = kept.payment().amount();
        if (before != after) {
            overwritten.add(new Overwrite("amount", Long.toString(before), Long.toString(after)));
        }
    }

    private static Set<Integer> removedLines(Order order, AmountVerdict verdict, boolean rewrites) {
        Set<Integer> lines = new TreeSet<>(order.removedLines());
        if (rewrites) {
            lines.addAll(verdict.fold(fits -> fits.removedLines(), broken -> Set.of()));
        }
        return lines;
    }

    boolean isChanged() {
        Order before = change.before();
        return change.events() > 0
                || change.state() != before.state()
                || !Objects.equals(change.acceptedImpUid(), before.acceptedImpUid())
                || !Objects.equals(change.paidAmount(), before.paidAmount())
                || change.cancelledAmount() != before.cancelledAmount()
                || !change.overwritten().isEmpty()
                || !change.removedLines().equals(before.removedLines());
    }

    /** For the order's story: what changed, free of personal data. */
    ObjectNode remark() {
        ObjectNode detail = StrictJson.mapper().createObjectNode();
        detail.put("before", change.before().state().name());
        detail.put("state", change.state().name());
        if (change.paidAmount() != null) {
            detail.put("paid_amount", change.paidAmount());
        }
        detail.put("cancelled_amount", change.cancelledAmount());
        if (!change.overwritten().isEmpty()) {
            change.overwritten()
                    .forEach(overwrite -> detail.withArray("overwritten").add(overwrite.field()));
        }
        if (!change.removedLines().isEmpty()) {
            change.removedLines()
                    .forEach(line -> detail.withArray("removed_lines").add(line));
        }
        if (!mismatch.isEmpty()) {
            detail.put("mismatch", mismatch);
        }
        return detail;
    }
}
