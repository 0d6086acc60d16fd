package dev.naru.gateway.products.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole product check.
 *
 * @param asks in ascending order of their index, one per product, never empty
 */
public record ProductQuery(List<ProductAsk> asks) {
    public static final int MAX_CODES = 200;
    public static final int MAX_ID_LENGTH = 100;
    public static final int MAX_CODE_LENGTH = 200;

    /**
     * Parses a raw query: {@code product[N][id]=...&product[N][optionManageCodes]=a,b}, brackets raw or encoded, in any
     * order and with gaps, unknown parameters ignored.
     *
     * @param rawQuery what stands after the question mark, one char per byte as the HTTP server delivers it
     * @param maxProducts more is refused, because an answer that silently lacks some is worse
     * @throws InvalidQuery when it names no product, too many, or something that cannot be decoded; never anything else
     */
    public static ProductQuery parse(@Nullable String rawQuery, int maxProducts) {
        return new ProductQueryParser(rawQuery == null ? "" : rawQuery, maxProducts).parse();
    }
}
