package dev.naru.gateway.claims;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The eleven steps Iamport V1 has for product orders ({@code POST /payments/{imp_uid}/naver/...}), and what a product
 * order looks like before and after each. V1 publishes no such table; this one follows from its words for statuses and
 * claims (docs/protocol/claims.md).
 */
public enum ClaimAction {
    PLACE,
    SHIP,
    CANCEL,
    APPROVE_CANCEL,
    REQUEST_RETURN,
    APPROVE_RETURN,
    REJECT_RETURN,
    WITHHOLD_RETURN,
    RESOLVE_RETURN,
    COLLECT_EXCHANGED,
    SHIP_EXCHANGED;

    /** As in Iamport's paths, such as {@code approve-return}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a word that is none of the eleven. */
    public static Optional<ClaimAction> of(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(wireName))
                .findFirst();
    }

    /** Whether Iamport shows that the step was taken. It shows neither that goods were placed nor that a return is held. */
    boolean shows() {
        return this != PLACE && !isHold();
    }

    /** What one comes back from: another may have undone it meanwhile, and taken again it would count again. */
    private boolean isHold() {
        return this == WITHHOLD_RETURN || this == RESOLVE_RETURN;
    }

    /** Whether the step that was possible before has been taken now. */
    boolean isTaken(ProductOrderState before, ProductOrderState now) {
        return isBehind(now) && !isBehind(before);
    }

    /** Whether it has not been taken, or would do nothing when it is asked for again. */
    boolean mayBeAskedAgain(ProductOrderState before, ProductOrderState now) {
        return !isHold() && (now.equals(before) || (isAhead(before) && isAhead(now)));
    }

    /** Whether it certainly has not been taken since a state that was ahead of it too. */
    private boolean isAhead(ProductOrderState now) {
        return switch (this) {
            case PLACE, SHIP -> now.isOneOf("PAYED") && !now.hasOpenClaim();
            case CANCEL -> now.isOneOf("PAYED") && (!now.hasOpenClaim() || now.isClaim("CANCEL", "CANCEL_REQUEST"));
            case APPROVE_CANCEL -> now.isOneOf("PAYED") && now.isClaim("CANCEL", "CANCEL_REQUEST");
            case APPROVE_RETURN, REJECT_RETURN -> isReturning(now);
            case COLLECT_EXCHANGED -> now.isClaim("EXCHANGE", "EXCHANGE_REQUEST", "COLLECTING");
            case SHIP_EXCHANGED -> now.isClaim("EXCHANGE", "COLLECT_DONE");
            // A return that was asked for may have been withdrawn since; that looks like one nobody asked for.
            case REQUEST_RETURN, WITHHOLD_RETURN, RESOLVE_RETURN -> false;
        };
    }

    /** Whether it has been taken. */
    private boolean isBehind(ProductOrderState now) {
        return switch (this) {
            case PLACE, SHIP -> now.isOneOf("DELIVERING", "DELIVERED", "PURCHASE_DECIDED", "EXCHANGED", "RETURNED");
            case CANCEL, APPROVE_CANCEL -> now.isClaim("CANCEL", "CANCELING", "CANCEL_DONE");
            case REQUEST_RETURN -> isReturning(now) || now.isClaim("RETURN", "RETURN_DONE");
            case APPROVE_RETURN -> now.isOneOf("RETURNED") || now.isClaim("RETURN", "RETURN_DONE");
            case REJECT_RETURN -> now.isClaim("RETURN", "RETURN_REJECT");
            case COLLECT_EXCHANGED -> now.isClaim("EXCHANGE", "COLLECT_DONE", "EXCHANGE_REDELIVERING", "EXCHANGE_DONE");
            case SHIP_EXCHANGED ->
                now.isOneOf("EXCHANGED") || now.isClaim("EXCHANGE", "EXCHANGE_REDELIVERING", "EXCHANGE_DONE");
            case WITHHOLD_RETURN, RESOLVE_RETURN -> false;
        };
    }

    private static boolean isReturning(ProductOrderState now) {
        return now.isClaim("RETURN", "RETURN_REQUEST", "COLLECTING", "COLLECT_DONE");
    }
}
