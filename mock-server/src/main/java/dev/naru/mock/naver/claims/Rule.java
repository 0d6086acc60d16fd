package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.Claim;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.ProductOrderStatus;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: a step is allowed in these states under these circumstances, and leads there.
 *
 * @param from statuses it is allowed in
 * @param claims claims it is allowed with; {@link Claim#NONE} stands for "no open claim"
 * @param when circumstances that must be so, or must not be so
 * @param status the status it leads to, or null for the same
 * @param claim the claim it leads to, or null for the same
 * @param marks flags it sets or clears
 * @param refunds whether the buyer gets the money back
 */
record Rule(
        Step step,
        Set<ProductOrderStatus> from,
        Set<Claim> claims,
        Map<Circumstance, Boolean> when,
        @Nullable ProductOrderStatus status,
        @Nullable Claim claim,
        Map<Circumstance, Boolean> marks,
        boolean refunds) {

    boolean fits(Step wanted, ProductOrderState state, Set<Circumstance> given) {
        return step == wanted
                && from.contains(state.status())
                && fits(state.claim())
                && when.entrySet().stream()
                        .allMatch(condition -> given.contains(condition.getKey()) == condition.getValue());
    }

    private boolean fits(Claim current) {
        return claims.contains(current.isOpen() ? current : Claim.NONE);
    }

    ProductOrderState applyTo(ProductOrderState before) {
        return new ProductOrderState(
                status == null ? before.status() : status,
                claim == null ? before.claim() : claim,
                marks.getOrDefault(Circumstance.PLACED, before.placed()),
                marks.getOrDefault(Circumstance.HELD, before.held()),
                marks.getOrDefault(Circumstance.REVIEWED, before.reviewed()));
    }
}
