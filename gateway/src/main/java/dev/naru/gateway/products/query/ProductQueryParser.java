package dev.naru.gateway.products.query;

import dev.naru.gateway.platform.http.PercentDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One pass over one raw query. */
final class ProductQueryParser {
    private final String raw;
    private final int maxProducts;
    // Ascending by index; Naver sends them so, which makes the search below one look at the last.
    private final List<AskDraft> drafts = new ArrayList<>(4);
    private boolean optionSearch;
    private boolean supplementSearch;
    private CodeList sharedCodes = CodeList.NONE;

    ProductQueryParser(String raw, int maxProducts) {
        this.raw = raw;
        this.maxProducts = maxProducts;
    }

    ProductQuery parse() {
        int from = 0;
        while (from < raw.length()) {
            int ampersand = raw.indexOf('&', from);
            int to = ampersand < 0 ? raw.length() : ampersand;
            if (to > from) {
                pair(from, to);
            }
            from = to + 1;
        }
        return finished();
    }

    private void pair(int from, int to) {
        int equals = raw.indexOf('=', from);
        int keyEnd = equals < 0 || equals > to ? to : equals;
        int valueFrom = Math.min(keyEnd + 1, to);
        ProductKey key = ProductKey.of(raw, from, keyEnd);
        if (key != null) {
            productField(key, valueFrom, to);
        } else {
            otherKey(from, keyEnd, valueFrom, to);
        }
    }

    private void otherKey(int from, int keyEnd, int valueFrom, int to) {
        String name = PercentDecoder.decode(raw, from, keyEnd);
        if (name == null) {
            if (ProductKey.isAboutProduct(raw, from)) {
                throw new InvalidQuery("a product parameter has a name that is not valid percent-encoded UTF-8");
            }
            return;
        }
        // Letters may be escaped as well as brackets; a name that is still escaped was encoded twice and is not ours.
        boolean plain = name.length() < keyEnd - from && name.indexOf('%') < 0;
        ProductKey key = plain ? ProductKey.of(name, 0, name.length()) : null;
        if (key != null) {
            productField(key, valueFrom, to);
            return;
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "optionsearch" -> optionSearch |= flag(valueFrom, to);
            case "supplementsearch" -> supplementSearch |= flag(valueFrom, to);
            case "optionmanagecodes", "optionmanagecode" -> sharedCodes = sharedCodes.plus(value(valueFrom, to, name));
            default -> {
                // Custom codes and whatever Naver adds next: not ours to judge.
            }
        }
    }

    private void productField(ProductKey key, int from, int to) {
        AskDraft draft = draft(key.index());
        switch (key.field()) {
            case ID -> draft.id(value(from, to, "id"));
            case EC_MALL_PRODUCT_ID -> draft.ecMallProductId(value(from, to, "ecmallproductId"));
            case MERCHANT_PRODUCT_ID -> draft.merchantProductId(value(from, to, "merchantProductId"));
            case MANAGE_CODES, MANAGE_CODE -> draft.manageCodes(value(from, to, "optionManageCodes"));
            case SUPPLEMENT_IDS -> draft.supplementIds(value(from, to, "supplementIds"));
            case OPTION_SEARCH -> draft.optionSearch |= flag(from, to);
            case SUPPLEMENT_SEARCH -> draft.supplementSearch |= flag(from, to);
        }
    }

    private AskDraft draft(int index) {
        int at = drafts.size();
        while (at > 0 && drafts.get(at - 1).index >= index) {
            at--;
            if (drafts.get(at).index == index) {
                return drafts.get(at);
            }
        }
        if (drafts.size() == maxProducts) {
            throw new InvalidQuery("more than " + maxProducts + " products in one check");
        }
        AskDraft draft = new AskDraft(index);
        drafts.add(at, draft);
        return draft;
    }

    private boolean flag(int from, int to) {
        String value = PercentDecoder.decode(raw, from, to);
        return value != null && value.strip().equalsIgnoreCase("true");
    }

    private String value(int from, int to, String name) {
        String value = PercentDecoder.decode(raw, from, to);
        if (value == null) {
            throw new InvalidQuery(name + " is not valid percent-encoded UTF-8 without control characters");
        }
        return value;
    }

    private ProductQuery finished() {
        if (drafts.isEmpty()) {
            throw new InvalidQuery("no product[N][id] in the query");
        }
        if (drafts.size() == 1) {
            drafts.get(0).manageCodesOtherwise(sharedCodes);
        }
        List<AskDraft> distinct = new ArrayList<>(drafts.size());
        for (AskDraft draft : drafts) {
            draft.requireSelector();
            AskDraft same = sameAs(draft, distinct);
            if (same == null) {
                distinct.add(draft);
            } else {
                same.merge(draft);
            }
        }
        List<ProductAsk> asks = new ArrayList<>(distinct.size());
        for (AskDraft draft : distinct) {
            asks.add(draft.finish(optionSearch, supplementSearch));
        }
        return new ProductQuery(asks);
    }

    private static @Nullable AskDraft sameAs(AskDraft draft, List<AskDraft> earlier) {
        for (AskDraft candidate : earlier) {
            if (candidate.isSameProduct(draft)) {
                return candidate;
            }
        }
        return null;
    }
}
