package dev.naru.mock.naver.products;

import java.util.List;
import java.util.function.Function;

/** The condition that changes the base delivery fee. At most one applies to a product. */
public sealed interface FeeRule {
    /** The base fee as it is. */
    record Flat() implements FeeRule {}

    /**
     * Free from an amount of goods on, that amount included.
     *
     * @param threshold whole won
     */
    record FreeByThreshold(long threshold) implements FeeRule {}

    /**
     * The base fee once for each started bundle of goods.
     *
     * @param quantity pieces in a bundle, at least 1
     */
    record RepeatByQty(int quantity) implements FeeRule {}

    /**
     * An addition to the base fee from a quantity on. Additions do not add up: the highest range reached counts.
     *
     * @param ranges one or two, ascending by {@code from}
     */
    record RangesByQty(List<Range> ranges) implements FeeRule {
        public RangesByQty {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * One step of a rule by quantity.
     *
     * @param from first quantity the range covers
     * @param surcharge whole won on top of the base fee
     */
    record Range(int from, long surcharge) {}

    /** Answers by the one rule this is. */
    default <R> R fold(
            Function<Flat, R> flat,
            Function<FreeByThreshold, R> freeByThreshold,
            Function<RepeatByQty, R> repeatByQty,
            Function<RangesByQty, R> rangesByQty) {
        if (this instanceof FreeByThreshold rule) {
            return freeByThreshold.apply(rule);
        }
        if (this instanceof RepeatByQty rule) {
            return repeatByQty.apply(rule);
        }
        if (this instanceof RangesByQty rule) {
            return rangesByQty.apply(rule);
        }
        return flat.apply((Flat) this);
    }
}
