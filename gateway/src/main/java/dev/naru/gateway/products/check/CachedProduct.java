package dev.naru.gateway.products.check;

import dev.naru.gateway.products.xml.ProductXml;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one id.
 *
 * @param xml null when there is nothing to send
 * @param readable false when a product is there but this gateway cannot read it
 */
record CachedProduct(@Nullable ProductXml xml, boolean readable) {
    static final CachedProduct ABSENT = new CachedProduct(null, true);

    static final CachedProduct UNREADABLE = new CachedProduct(null, false);

    /** Map entry and links of one id. */
    private static final int BYTES_PER_ENTRY = 160;

    int weight(String id) {
        return BYTES_PER_ENTRY + 2 * id.length() + (xml == null ? 0 : xml.weight());
    }
}
