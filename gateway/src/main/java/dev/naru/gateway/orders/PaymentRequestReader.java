package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.PaymentRequest.Item;
import dev.naru.gateway.orders.PaymentRequest.Registration;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.value.Krw;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/orders} for payment-type Naver Pay; every fault in its shape under its field. */
final class PaymentRequestReader {
    private static final Pattern PG = Pattern.compile("naverpay(\\.[A-Za-z0-9_-]{1,40})?");
    private static final Pattern SELLER = Pattern.compile("[A-Za-z0-9]{1,50}");
    private static final int MAX_CUSTOMER_UID = 80;
    private static final int MAX_CODE = 100;
    private static final int MAX_PRODUCT_NAME = 128;
    private static final int MAX_URL = 2000;
    private static final int MAX_NOTICE_URLS = 5;
    private static final long MAX_COUNT = 1_000_000;

    private final int maxItems;
    private final boolean canBeAsked;

    /**
     * A reader.
     *
     * @param canBeAsked whether Iamport can reach this gateway at an address that we know
     */
    PaymentRequestReader(int maxItems, boolean canBeAsked) {
        this.maxItems = maxItems;
        this.canBeAsked = canBeAsked;
    }

    /** Whether this body asks for payment-type Naver Pay, or for something that starts like it. */
    static boolean isMeant(JsonNode body) {
        return body.path("pg").asText("").startsWith("naverpay");
    }

    /**
     * Reads a request.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    PaymentRequest read(JsonNode body) {
        Fields fields = Fields.of(body);
        Registration registration = registration(fields);
        boolean popup = fields.bool("popup", false);
        PaymentRequest request = new PaymentRequest(
                CartReader.merchantUid(fields),
                pg(fields),
                CartReader.printable(fields, "channel_key", MAX_CODE),
                CartReader.printable(fields, "name", RequestPay.MAX_NAME),
                fields.integer("amount", 0, Krw.MAX_WON),
                won(fields, "tax_free"),
                CartReader.buyer(fields),
                products(fields, registration),
                date(fields, "use_cfm"),
                popup,
                returnUrl(fields, popup),
                noticeUrls(fields),
                confirm(fields, registration),
                fields.bool("check_stock", false),
                special(fields),
                CartReader.customData(fields),
                registration);
        check(fields, request);
        fields.done();
        return request;
    }

    private static void check(Fields fields, PaymentRequest request) {
        request.taxFree().ifPresent(taxFree -> {
            if (taxFree > request.amount()) {
                fields.error("tax_free", "must not be more than amount");
            }
        });
        if (request.registration() != null && request.buyer().tel() == null) {
            fields.error("buyer.tel", "is required to register a billing key");
        }
        if (request.name() == null && request.products().isEmpty() && !fields.has("name")) {
            fields.error("name", "is required when there are no naver_products");
        }
    }

    private static String pg(Fields fields) {
        String pg = fields.text("pg", 60);
        if (!PG.matcher(pg).matches()) {
            fields.error("pg", "must be naverpay or naverpay.{partner id}");
        }
        return pg;
    }

    private static @Nullable Registration registration(Fields fields) {
        String customerUid = CartReader.printable(fields, "customer_uid", MAX_CUSTOMER_UID);
        String code = CartReader.printable(fields, "product_code", MAX_CODE);
        Long count = fields.integerOrNull("product_count", 1, MAX_COUNT);
        boolean change = fields.choice("action", Action.class, Action.NEW) == Action.CHANGE;
        if (!fields.has("customer_uid")) {
            for (String name : List.of("product_code", "product_count", "action")) {
                if (fields.has(name)) {
                    fields.error(name, "is of a billing key, so customer_uid is required with it");
                }
            }
            return null;
        }
        if (!fields.has("product_code")) {
            fields.error("product_code", "is required: without it Naver lets a customer register the same thing twice");
        }
        return new Registration(
                customerUid == null ? "" : customerUid,
                code == null ? "" : code,
                count == null ? OptionalLong.empty() : OptionalLong.of(count),
                change);
    }

    private enum Action {
        NEW,
        CHANGE
    }

    private List<Item> products(Fields fields, @Nullable Registration registration) {
        List<Item> items = fields.list("naver_products", maxItems, PaymentRequestReader::product);
        if (registration == null && fields.isEmpty("naver_products")) {
            fields.error("naver_products", "is required: Naver's inspection refuses payments without it");
        }
        return items;
    }

    private static Item product(Fields product) {
        ObjectNode wire = OrderJson.object()
                .put("categoryType", code(product, "categoryType"))
                .put("categoryId", code(product, "categoryId"));
        String uid = code(product, "uid");
        String name = product.text("name", MAX_PRODUCT_NAME);
        long count = product.integer("count", 1, MAX_COUNT);
        wire.put("uid", uid).put("name", name);
        put(wire, "payReferrer", CartReader.printable(product, "payReferrer", MAX_CODE));
        String seller = product.textOrNull("sellerId", MAX_CODE);
        if (seller != null && !SELLER.matcher(seller).matches()) {
            product.error("sellerId", "must be letters and digits");
        }
        put(wire, "sellerId", seller);
        put(wire, "startDate", wire(date(product, "startDate")));
        put(wire, "endDate", wire(date(product, "endDate")));
        return new Item(product.path(), uid, name, count, wire.put("count", count));
    }

    private static String code(Fields product, String name) {
        String code = CartReader.printable(product, name, MAX_CODE);
        if (!product.has(name)) {
            product.error(name, "is required");
        }
        return code == null ? "" : code;
    }

    private static OptionalLong won(Fields fields, String name) {
        Long won = fields.integerOrNull(name, 0, Krw.MAX_WON);
        return won == null ? OptionalLong.empty() : OptionalLong.of(won);
    }

    static @Nullable LocalDate date(Fields fields, String name) {
        String text = fields.textOrNull(name, 8);
        if (text == null) {
            return null;
        }
        try {
            // The formatter would take a zone behind the date.
            if (text.length() == 8) {
                return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            }
        } catch (DateTimeParseException noDay) {
            // told below, as for a text of another length
        }
        fields.error(name, "must be a day as yyyymmdd");
        return null;
    }

    static @Nullable String wire(@Nullable LocalDate date) {
        return date == null ? null : date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static @Nullable String returnUrl(Fields fields, boolean popup) {
        String url = fields.textOrNull("return_url", MAX_URL);
        if (url != null && !isWebAddress(url)) {
            fields.error("return_url", "must be a whole http or https address");
        }
        if (!popup && !fields.has("return_url")) {
            fields.error("return_url", "is required unless popup is true: the window takes the page's place");
        }
        return url;
    }

    /** One address, which is all that Iamport V1 takes where no window is opened. */
    static @Nullable String noticeUrl(Fields fields) {
        String url = fields.textOrNull("notice_url", MAX_URL);
        if (url != null && !isWebAddress(url)) {
            fields.error("notice_url", "must be a whole http or https address");
        }
        return url;
    }

    private static List<String> noticeUrls(Fields fields) {
        List<String> urls = new ArrayList<>();
        JsonNode given = fields.raw("notice_url");
        if (given != null && given.isArray()) {
            given.forEach(url -> urls.add(url.asText("")));
        } else if (given != null) {
            urls.add(given.asText(""));
        }
        boolean readable = urls.stream().allMatch(url -> url.length() <= MAX_URL && isWebAddress(url));
        if (given != null && (urls.isEmpty() || urls.size() > MAX_NOTICE_URLS || !readable)) {
            fields.error("notice_url", "must be a whole http or https address, or an array of 1 to " + MAX_NOTICE_URLS);
        }
        return urls;
    }

    private @Nullable Boolean confirm(Fields fields, @Nullable Registration registration) {
        if (!fields.has("confirm")) {
            return null;
        }
        boolean confirm = fields.bool("confirm", false);
        if (confirm && registration != null) {
            fields.error("confirm", "must not be true with customer_uid: Iamport asks before payments only");
        } else if (confirm && !canBeAsked) {
            fields.error("confirm", "must not be true: this gateway was not told its address, NARU_PUBLIC_EDGE_URL");
        }
        return confirm;
    }

    private static ObjectNode special(Fields fields) {
        ObjectNode special = OrderJson.object();
        put(special, "naverPurchaserName", CartReader.printable(fields, "purchaser_name", MAX_CODE));
        put(special, "naverPurchaserBirthday", wire(date(fields, "purchaser_birthday")));
        put(special, "naverMerchantUserKey", CartReader.printable(fields, "merchant_user_key", MAX_CODE));
        put(special, "naverChainId", CartReader.printable(fields, "chain_id", MAX_CODE));
        if (fields.has("culture_benefit")) {
            special.put("naverCultureBenefit", fields.bool("culture_benefit", false));
        }
        return special;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
