package dev.naru.mock.naver.claims;

import java.util.Locale;
import java.util.Optional;

/** Something that is done to a product order, by the name it has in V1 paths and in the control API. */
public enum Step {
    PLACE(Actor.SELLER),
    SHIP(Actor.SELLER),
    CANCEL(Actor.SELLER),
    APPROVE_CANCEL(Actor.SELLER),
    REQUEST_RETURN(Actor.BUYER),
    APPROVE_RETURN(Actor.SELLER),
    REJECT_RETURN(Actor.SELLER),
    WITHHOLD_RETURN(Actor.SELLER),
    RESOLVE_RETURN(Actor.SELLER),
    COLLECT_EXCHANGED(Actor.SELLER),
    SHIP_EXCHANGED(Actor.SELLER),
    DELAY_SHIPPING(Actor.SELLER),
    REJECT_EXCHANGE(Actor.SELLER),
    WITHHOLD_EXCHANGE(Actor.SELLER),
    RESOLVE_EXCHANGE(Actor.SELLER),
    REQUEST_CANCEL(Actor.BUYER),
    WITHDRAW_CANCEL(Actor.BUYER),
    WITHDRAW_RETURN(Actor.BUYER),
    REQUEST_EXCHANGE(Actor.BUYER),
    WITHDRAW_EXCHANGE(Actor.BUYER),
    DECIDE(Actor.BUYER),
    HOLD_DECISION(Actor.BUYER),
    RELEASE_DECISION(Actor.BUYER),
    REVIEW(Actor.BUYER),
    START_COLLECT(Actor.COURIER),
    COLLECT(Actor.COURIER),
    DELIVER(Actor.COURIER),
    REDELIVER(Actor.COURIER),
    START_REDELIVERY(Actor.COURIER),
    REQUEST_DECISION(Actor.NAVER),
    ADMIN_CANCEL(Actor.NAVER),
    FINISH_CANCEL(Actor.NAVER),
    DEPOSIT(Actor.BUYER),
    EXPIRE_DEPOSIT(Actor.NAVER);

    private final Actor actor;

    /** Whose step it is. */
    public enum Actor {
        SELLER,
        BUYER,
        COURIER,
        NAVER
    }

    Step(Actor actor) {
        this.actor = actor;
    }

    /** The step of that wire name, such as {@code approve-return}. */
    public static Optional<Step> named(String wireName) {
        for (Step step : values()) {
            if (step.wireName().equals(wireName)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Actor actor() {
        return actor;
    }

    /** Whether it is done to an order as a whole and not to one of its product orders. */
    public boolean isForWholeOrder() {
        return this == DEPOSIT || this == EXPIRE_DEPOSIT;
    }
}
