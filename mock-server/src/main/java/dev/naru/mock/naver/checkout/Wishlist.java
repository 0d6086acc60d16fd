package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.request.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The buyer's wishlist (찜): {@code IMP.naver_zzim} gives every product an item number, under which it is shown. */
public final class Wishlist {
    private static final int KEPT = 1_000;
    private static final int MAX_PRODUCTS = 50;
    private static final List<String> REQUIRED = List.of("id", "name", "url", "image");

    private final Map<String, ObjectNode> items = new LinkedHashMap<>();

    /**
     * Puts products on the list and answers their item numbers.
     *
     * @param products {@code naverProducts} of {@code IMP.naver_zzim}
     * @throws Refused naming the first field that is missing or wrong; nothing is kept then
     */
    public List<String> add(Space space, @Nullable JsonNode products) {
        if (products == null || !products.isArray() || products.isEmpty() || products.size() > MAX_PRODUCTS) {
            throw new Refused("NAVER_PRODUCTS", "naverProducts는 1~" + MAX_PRODUCTS + "개의 상품 배열이어야 합니다.");
        }
        List<ObjectNode> read = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            read.add(item(products.get(i), "naverProducts[" + i + "]"));
        }
        List<String> ids = new ArrayList<>();
        for (ObjectNode item : read) {
            String itemId = space.ids().wishItem();
            items.put(itemId, item.put("item_id", itemId));
            ids.add(itemId);
        }
        while (items.size() > KEPT) {
            items.remove(items.keySet().iterator().next());
        }
        return ids;
    }

    private static ObjectNode item(JsonNode product, String path) {
        ObjectNode item = StrictJson.object();
        for (String name : List.of("id", "name", "desc", "url", "image", "thumb")) {
            JsonNode value = product.get(name);
            String text = value == null || value.isContainerNode() ? "" : value.asText("");
            if (REQUIRED.contains(name) && (text.isBlank() || text.equals("null"))) {
                throw new Refused("NAVER_PRODUCTS", path + "." + name + "은(는) 필수입니다.");
            }
            if (text.length() > 2048) {
                throw new Refused("NAVER_PRODUCTS", path + "." + name + "이(가) 너무 깁니다.");
            }
            item.put(name, text);
        }
        JsonNode price = product.get("uprice");
        if (price == null || !price.asText().matches("[1-9][0-9]{0,11}")) {
            throw new Refused("NAVER_PRODUCTS", path + ".uprice는 1 이상의 정수여야 합니다.");
        }
        return item.put("uprice", Long.parseLong(price.asText()));
    }

    /** The kept products of {@code ids=a,b}; unknown numbers are left out. */
    ArrayNode json(@Nullable String query) {
        String ids = QueryString.parse(query).first("ids");
        ArrayNode found = StrictJson.object().arrayNode();
        for (String id : (ids == null ? "" : ids).split(",", MAX_PRODUCTS + 1)) {
            ObjectNode item = items.get(id);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }
}
