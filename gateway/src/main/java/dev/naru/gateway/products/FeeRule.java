package dev.naru.gateway.products;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How the base fee of a shipping group grows or goes away (Iamport's {@code shipping.feeRule}, Naver's {@code feeType}). */
public sealed interface FeeRule {
    /** Answers for exactly one of the cases; a new case stops every forgetful caller compiling. */
    <R> R fold(
            Function<Always, R> always,
            Function<FreeByThreshold, R> freeByThreshold,
            Function<RepeatByQty, R> repeatByQty,
            Function<RangesByQty, R> rangesByQty);

    /** The base fee, whatever is ordered. */
    record Always() implements FeeRule {
        @Override
        public <R> R fold(
                Function<Always, R> always,
                Function<FreeByThreshold, R> freeByThreshold,
                Function<RepeatByQty, R> repeatByQty,
                Function<RangesByQty, R> rangesByQty) {
            return always.apply(this);
        }
    }

    /** No fee from {@code threshold} won of goods on, that sum included. */
    record FreeByThreshold(long threshold) implements FeeRule {
        @Override
        public <R> R fold(
                Function<Always, R> always,
                Function<FreeByThreshold, R> freeByThreshold,
                Function<RepeatByQty, R> repeatByQty,
                Function<RangesByQty, R> rangesByQty) {
            return freeByThreshold.apply(this);
        }
    }

    /** The base fee once more for every {@code quantity} pieces begun. */
    record RepeatByQty(long quantity) implements FeeRule {
        @Override
        public <R> R fold(
                Function<Always, R> always,
                Function<FreeByThreshold, R> freeByThreshold,
                Function<RepeatByQty, R> repeatByQty,
                Function<RangesByQty, R> rangesByQty) {
            return repeatByQty.apply(this);
        }
    }

    /**
     * An addition to the base fee that depends on how many pieces are ordered.
     *
     * @param ranges one or two (Naver knows three intervals, the first without addition), ascending
     */
    record RangesByQty(List<Range> ranges) implements FeeRule {
        public RangesByQty {
            ranges = ranges.stream()
                    .sorted(Comparator.comparingLong(Range::from))
                    .toList();
        }

        @Override
        public <R> R fold(
                Function<Always, R> always,
                Function<FreeByThreshold, R> freeByThreshold,
                Function<RepeatByQty, R> repeatByQty,
                Function<RangesByQty, R> rangesByQty) {
            return rangesByQty.apply(this);
        }
    }

    /**
     * One interval.
     *
     * @param from pieces from which it holds, at least 2
     * @param surcharge won added to the base fee; not cumulative
     */
    record Range(long from, long surcharge) {}
}
