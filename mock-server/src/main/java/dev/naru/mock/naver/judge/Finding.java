package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One thing the judge noticed.
 *
 * @param code stable name of the rule, such as {@code C_PRICE_MISMATCH}
 * @param line number of the line it is about; null when about all lines of the product, or of the order
 * @param productId null when about the whole answer
 * @param path where in the answer, or in {@code naverProducts}; empty when about the exchange itself
 * @param expected what would have been right, null when nothing definite
 * @param got what was there, null when nothing was
 * @param at place in the answer, null when it has none
 * @param reason what the buyer is told if it blocks
 */
public record Finding(
        String code,
        Severity severity,
        @Nullable Integer line,
        @Nullable String productId,
        String path,
        @Nullable String expected,
        @Nullable String got,
        Bilingual why,
        Bilingual fix,
        Evidence evidence,
        @Nullable Position at,
        BuyerReason reason) {

    /**
     * A place in the answer, both counted from 1.
     *
     * @param row line
     * @param column column of the start tag
     */
    public record Position(int row, int column) {}
}
