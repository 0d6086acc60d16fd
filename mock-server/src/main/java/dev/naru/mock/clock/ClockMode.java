package dev.naru.mock.clock;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How virtual time moves.
 *
 * @param kind the way
 * @param rate virtual seconds per real second; 1 for every kind but {@code SCALED}
 */
public record ClockMode(Kind kind, BigDecimal rate) {
    /** A ship's year per real hour is enough; faster, and one timer tick would skip months. */
    private static final BigDecimal MAX_RATE = BigDecimal.valueOf(100_000);

    /** System: as the wall clock. Frozen: only by advancing. Scaled: faster or slower. Auto: idle jumps to the next event. */
    public enum Kind {
        SYSTEM,
        FROZEN,
        SCALED,
        AUTO;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ClockMode {
        if (rate.signum() <= 0 || rate.compareTo(MAX_RATE) > 0) {
            throw new IllegalArgumentException("the clock's rate must be above 0 and at most " + MAX_RATE);
        }
    }

    public static ClockMode system() {
        return new ClockMode(Kind.SYSTEM, BigDecimal.ONE);
    }

    public static ClockMode frozen() {
        return new ClockMode(Kind.FROZEN, BigDecimal.ONE);
    }

    public static ClockMode auto() {
        return new ClockMode(Kind.AUTO, BigDecimal.ONE);
    }

    public static ClockMode scaled(BigDecimal rate) {
        return new ClockMode(Kind.SCALED, rate);
    }

    /**
     * Reads {@code system}, {@code frozen}, {@code auto} or {@code scaled:N}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ClockMode parse(String text) {
        if (text.startsWith("scaled:")) {
            return scaled(new BigDecimal(text.substring("scaled:".length())));
        }
        return switch (text) {
            case "system" -> system();
            case "frozen" -> frozen();
            case "auto" -> auto();
            default -> throw new IllegalArgumentException("the clock must be system, frozen, auto or scaled:N");
        };
    }

    /** Whether virtual time passes by itself. */
    public boolean runs() {
        return kind == Kind.SYSTEM || kind == Kind.SCALED;
    }
}
