package dev.naru.gateway.products.query;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of one index while the query is read. */
final class AskDraft {
    final int index;
    private CodeList manageCodes = CodeList.NONE;
    private CodeList supplementIds = CodeList.NONE;
    boolean optionSearch;
    boolean supplementSearch;
    private String id = "";
    private @Nullable String ecMallProductId;
    private @Nullable String merchantProductId;

    AskDraft(int index) {
        this.index = index;
    }

    void id(String value) {
        id = id.isEmpty() ? checked(value, "id") : id;
    }

    void ecMallProductId(String value) {
        String checked = checked(value, "ecmallproductId");
        ecMallProductId = ecMallProductId == null && !checked.isEmpty() ? checked : ecMallProductId;
    }

    void merchantProductId(String value) {
        String checked = checked(value, "merchantProductId");
        merchantProductId = merchantProductId == null && !checked.isEmpty() ? checked : merchantProductId;
    }

    void manageCodes(String list) {
        manageCodes = manageCodes.plus(list);
    }

    void supplementIds(String list) {
        supplementIds = supplementIds.plus(list);
    }

    /** Codes that stand beside the product, where it has none of its own. */
    void manageCodesOtherwise(CodeList shared) {
        manageCodes = manageCodes.isEmpty() ? manageCodes.plus(shared) : manageCodes;
    }

    void requireSelector() {
        if (id.isEmpty() && ecMallProductId == null) {
            throw new InvalidQuery("product[" + index + "] has no id");
        }
    }

    /** Shops that sell each variant as a product of its own send one id with several merchant numbers. */
    boolean isSameProduct(AskDraft other) {
        return id.equals(other.id)
                && Objects.equals(merchantProductId, other.merchantProductId)
                && (!id.isEmpty() || Objects.equals(ecMallProductId, other.ecMallProductId));
    }

    void merge(AskDraft other) {
        manageCodes = manageCodes.plus(other.manageCodes);
        supplementIds = supplementIds.plus(other.supplementIds);
        optionSearch |= other.optionSearch;
        supplementSearch |= other.supplementSearch;
    }

    ProductAsk finish(boolean everyOption, boolean everySupplement) {
        return new ProductAsk(
                id,
                id.isEmpty() ? ecMallProductId : null,
                merchantProductId,
                manageCodes.tokens(),
                supplementIds.tokens(),
                everyOption || optionSearch || !manageCodes.isEmpty(),
                everySupplement || supplementSearch || !supplementIds.isEmpty());
    }

    private static String checked(String value, String name) {
        if (value.length() > ProductQuery.MAX_ID_LENGTH) {
            throw new InvalidQuery(name + " is longer than " + ProductQuery.MAX_ID_LENGTH + " characters");
        }
        // No id holds a blank, but a plus is legal and arrives as a blank when it was not escaped.
        return value.isBlank() ? "" : value.replace(' ', '+');
    }
}
