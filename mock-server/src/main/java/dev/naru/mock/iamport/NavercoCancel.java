package dev.naru.mock.iamport;

import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.claims.CodeList;
import dev.naru.mock.naver.claims.Step;
import dev.naru.mock.naver.claims.StepInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What POST /payments/cancel does to an order-type payment where the switch {@code cancel_naverco} lets it: all product
 * orders or none, since none of them can be cut.
 */
final class NavercoCancel {
    private final ClaimDesk desk;

    NavercoCancel(ClaimDesk desk) {
        this.desk = desk;
    }

    /**
     * Gives up every product order that is left.
     *
     * @throws Refusal when a part is asked for, or one of them is past cancelling; then nothing has changed
     */
    void cancel(Space space, Payment payment, long amount, @Nullable String reason) {
        if (amount != payment.balance()) {
            throw Refusal.business(Messages.NAVERCO_CANCEL_PART);
        }
        space.naverOrders().find(payment.impUid()).ifPresent(order -> cancel(space, order, reason));
    }

    private void cancel(Space space, NaverOrder order, @Nullable String reason) {
        List<ProductOrder> left = order.productOrders().stream()
                .filter(line -> !line.status().isUndone())
                .toList();
        if (!left.stream().allMatch(line -> desk.allows(space, line, Step.CANCEL))) {
            throw Refusal.byProvider(Messages.NAVERCO_CANCEL_LATE);
        }
        StepInput input = new StepInput(CodeList.CANCEL_REASONS.orStandard(reason), null, null, 0);
        left.forEach(line -> desk.take(space, order, line, Step.CANCEL, input));
    }
}
