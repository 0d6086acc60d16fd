package dev.naru.gateway.orders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What decides whether a payment-type order may be paid, as of now.
 *
 * @param expired whether its lifetime is over, by the database's clock
 * @param amount won that must be paid
 * @param token last segment of the order's confirm_url
 * @param toCheck products whose stock decides too; empty where it does not
 */
record Approval(OrderState state, boolean expired, long amount, String token, List<StockCheck.Wanted> toCheck) {
    static final Refusal UNKNOWN = new Refusal(404, "unknown", "주문을 찾을 수 없습니다.");
    static final Refusal MALFORMED = new Refusal(400, "malformed", "주문 확인 요청을 읽을 수 없습니다.");
    static final Refusal UNAVAILABLE = new Refusal(503, "unavailable", "지금은 주문을 확인할 수 없습니다. 잠시 후 다시 시도해 주세요.");

    /**
     * Why not.
     *
     * @param status HTTP status, never 200
     * @param code for the log
     * @param reason what the buyer reads, in Korean
     */
    record Refusal(int status, String code, String reason) {}

    /** Empty when this amount may be paid now, the stock aside. */
    Optional<Refusal> refusal(long asked) {
        if (state == OrderState.EXPIRED || (expired && state.awaitsPayment())) {
            return conflict("expired", "주문 유효 시간이 지났습니다. 다시 주문해 주세요.");
        }
        if (state == OrderState.FAILED) {
            return conflict("failed", "결제에 실패한 주문입니다. 다시 주문해 주세요.");
        }
        if (!state.isOpen()) {
            return conflict("state", "이미 결제가 끝난 주문입니다.");
        }
        if (asked != amount) {
            return conflict(
                    "amount", String.format(Locale.KOREA, "결제 금액이 주문 금액과 다릅니다. (주문 %,d원, 결제 %,d원)", amount, asked));
        }
        return Optional.empty();
    }

    static Optional<Refusal> conflict(String code, String reason) {
        return Optional.of(new Refusal(409, code, reason));
    }
}
