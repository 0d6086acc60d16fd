package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a shop wants sold, before anything is known of it: shape checked, meaning not.
 *
 * @param merchantUid null when the gateway is to choose one
 * @param name what the buyer sees as the order's name; null for the first product's
 * @param naverInterface where the buyer came from (Naver's cookies), or null
 * @param customData the shop's own object, or null
 */
record Cart(
        @Nullable MerchantUid merchantUid,
        @Nullable String name,
        String pg,
        List<Item> items,
        Buyer buyer,
        @Nullable JsonNode naverInterface,
        @Nullable JsonNode customData) {
    Cart {
        items = List.copyOf(items);
    }

    /**
     * One product with everything chosen of it.
     *
     * @param field where the caller wrote it, such as {@code items[0]}
     * @param quantity pieces of a product without options; empty when options say it
     */
    record Item(
            String field,
            String productId,
            OptionalLong quantity,
            List<ChosenOption> options,
            List<ChosenSupplement> supplements) {
        Item {
            options = List.copyOf(options);
            supplements = List.copyOf(supplements);
        }
    }

    /** One choice of option values. */
    record ChosenOption(String field, @Nullable String manageCode, List<Selection> selections, long quantity) {
        ChosenOption {
            selections = List.copyOf(selections);
        }
    }

    /**
     * One value of a choice.
     *
     * @param name the option item's name
     * @param valueId of a SELECT item, else null
     * @param text of an INPUT item, else null
     */
    record Selection(
            String field,
            String name,
            @Nullable String valueId,
            @Nullable String text) {}

    /** An extra beside the product. */
    record ChosenSupplement(String field, String id, long quantity) {}
}
