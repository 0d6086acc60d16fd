package dev.naru.gateway.orders;

import java.util.Set;
import java.util.function.Function;

/** Whether what was paid is what this order may cost. */
public sealed interface AmountVerdict {
    /**
     * The amount is right.
     *
     * @param removedLines numbers of the ordered lines the buyer took out in Naver's window; usually empty
     */
    record Fits(Set<Integer> removedLines) implements AmountVerdict {
        public Fits {
            removedLines = Set.copyOf(removedLines);
        }
    }

    /**
     * The amount is wrong.
     *
     * @param reason one English sentence with both amounts, free of personal data
     */
    record Broken(String reason) implements AmountVerdict {}

    default <R> R fold(Function<Fits, R> fits, Function<Broken, R> broken) {
        return this instanceof Fits f ? fits.apply(f) : broken.apply((Broken) this);
    }
}
