package dev.naru.gateway.products.query;

import dev.naru.gateway.platform.http.PercentDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Naver's question what shipping to an address adds.
 *
 * @param productIds in the order of the query, distinct, never empty
 * @param zipcode digits, five or the old six; empty when it held none
 * @param address the base address; empty when it was absent or unreadable
 */
public record AdditionalFeeQuery(List<String> productIds, String zipcode, String address) {
    // The guide's samples mix the two names.
    private static final Pattern PRODUCT = Pattern.compile("(?i)product(?:id)?(?:\\[[0-9]{0,9}\\](?:\\[id\\])?)?");
    private static final int MAX_PRODUCTS = 100;
    private static final int MAX_ADDRESS_LENGTH = 2_000;

    /**
     * Parses {@code productId[N]=...&zipcode=63309&address1=...}.
     *
     * @throws InvalidQuery without a product or a place, with too many products, or with what cannot be decoded
     */
    public static AdditionalFeeQuery parse(@Nullable String rawQuery) {
        List<String> ids = new ArrayList<>();
        String zipcode = "";
        String address = "";
        for (String pair : (rawQuery == null ? "" : rawQuery).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = PercentDecoder.decode(pair, 0, equals < 0 ? pair.length() : equals);
            if (name == null) {
                continue;
            }
            Matcher product = PRODUCT.matcher(name);
            int from = equals < 0 ? pair.length() : equals + 1;
            if (product.matches()) {
                addProduct(ids, value(pair, from, "productId"));
            } else if (name.toLowerCase(Locale.ROOT).equals("zipcode")) {
                zipcode = value(pair, from, "zipcode").replaceAll("[^0-9]", "");
            } else if (name.toLowerCase(Locale.ROOT).equals("address1")) {
                address = address(pair, from);
            }
        }
        if (ids.isEmpty()) {
            throw new InvalidQuery("no productId[N] in the query");
        }
        if (zipcode.isEmpty() && address.isEmpty()) {
            throw new InvalidQuery("neither zipcode nor address1 in the query");
        }
        return new AdditionalFeeQuery(List.copyOf(ids), zipcode, address);
    }

    private static void addProduct(List<String> ids, String value) {
        String id = value.isBlank() ? "" : value.replace(' ', '+');
        if (id.length() > ProductQuery.MAX_ID_LENGTH) {
            throw new InvalidQuery("productId is longer than " + ProductQuery.MAX_ID_LENGTH + " characters");
        }
        if (id.isEmpty() || ids.contains(id)) {
            return;
        }
        if (ids.size() == MAX_PRODUCTS) {
            throw new InvalidQuery("more than " + MAX_PRODUCTS + " products in one question");
        }
        ids.add(id);
    }

    private static String value(String pair, int from, String name) {
        String value = PercentDecoder.decode(pair, from, pair.length());
        if (value == null) {
            throw new InvalidQuery(name + " is not valid percent-encoded UTF-8 without control characters");
        }
        return value;
    }

    /** URL-safe base64 as documented, or any form of it that survives a careless sender; unreadable is empty. */
    private static String address(String pair, int from) {
        String sent = PercentDecoder.decode(pair, from, pair.length());
        if (sent == null || sent.length() > MAX_ADDRESS_LENGTH) {
            return "";
        }
        String base64 =
                sent.replace('+', '-').replace('/', '_').replace(' ', '-').replace("=", "");
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return "";
        }
    }
}
