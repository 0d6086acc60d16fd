package dev.naru.gateway.platform.value;

/**
 * An amount of money in whole Korean won.
 *
 * @param won 0 to {@value #MAX_WON}
 */
public record Krw(long won) implements Comparable<Krw> {
    /** Larger than any order; small enough that sums of orders never overflow. */
    public static final long MAX_WON = 1_000_000_000_000L;

    public static final Krw ZERO = new Krw(0);

    public Krw {
        if (won < 0 || won > MAX_WON) {
            throw new IllegalArgumentException("amount must be 0 to " + MAX_WON + " won, got " + won);
        }
    }

    @Override
    public int compareTo(Krw other) {
        return Long.compare(won, other.won);
    }

    @Override
    public String toString() {
        return Long.toString(won);
    }
}
