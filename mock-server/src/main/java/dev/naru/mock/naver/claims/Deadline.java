package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.ClaimDetails;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.naver.ShippingDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The step that time alone takes with a product order, unless something else happens first. */
record Deadline(Instant at, Step step) {
    static Optional<Deadline> of(NaverOrder order, ProductOrder line, Switches switches, Instant now) {
        ProductOrderState state = line.state();
        return switch (state.claim()) {
            case CANCELING, ADMIN_CANCELING ->
                Optional.of(new Deadline(now.plusSeconds(switches.number(Switch.REFUND_SECONDS)), Step.FINISH_CANCEL));
            default -> state.claim().isOpen() ? Optional.empty() : ofStatus(order, line, switches);
        };
    }

    private static Optional<Deadline> ofStatus(NaverOrder order, ProductOrder line, Switches switches) {
        return switch (line.status()) {
            case PAYMENT_WAITING -> {
                Instant lastSecond = ShippingDue.endOfDay(order.orderedAt(), switches.number(Switch.DEPOSIT_DAYS));
                yield Optional.of(new Deadline(lastSecond.plusSeconds(1), Step.EXPIRE_DEPOSIT));
            }
            case DELIVERED -> decision(line.details(), switches.number(Switch.DECISION_DAYS));
            default -> Optional.empty();
        };
    }

    private static Optional<Deadline> decision(ClaimDetails details, long days) {
        Instant delivered = details.deliveredAt();
        return delivered == null || days == 0
                ? Optional.empty()
                : Optional.of(new Deadline(delivered.plus(Duration.ofDays(days)), Step.DECIDE));
    }
}
