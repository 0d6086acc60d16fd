package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the product itself: price, tax, status, stock, texts, URLs, ids. */
final class ProductCheck {
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+\\S*");
    private static final long MAX_RETURN_FEE = 200_000;

    private final Case found;
    private final NaverProduct product;
    private final XmlElement answer;

    private ProductCheck(Case found) {
        this.found = found;
        this.product = found.product();
        this.answer = found.answer();
    }

    static void check(Case found) {
        ProductCheck check = new ProductCheck(found);
        check.ids();
        check.price();
        check.state();
        check.stock();
        check.texts();
        check.urls();
        check.returnFee("returnShippingFee");
        check.returnFee("exchangeShippingFee");
        check.support();
    }

    private void ids() {
        Spot id = Spot.registered(found.registered() + ".id");
        found.limit(ProductRule.P_ID_LENGTH, id, product.id(), 30);
        if (!Codes.allowed(product.id())) {
            found.report(ProductRule.P_ID_CHARSET, id, Codes.ALLOWED, product.id());
        } else if (!Codes.ascii(product.id())) {
            found.report(ProductRule.P_ID_NOT_ASCII, id, Codes.ALLOWED, product.id());
        }
        String merchantId = answer.textOf("merchantProductId");
        found.limit(ProductRule.P_MERCHANT_ID_LENGTH, Spot.in(answer, "merchantProductId"), merchantId, 100);
        echo(ProductRule.P_MERCHANT_ID_MISMATCH, "merchantProductId", product.merchantProductId());
        echo(ProductRule.P_EC_MALL_ID_MISMATCH, "ecMallProductId", product.ecMallProductId());
    }

    private void echo(Rule rule, String element, @Nullable String registered) {
        String text = answer.textOf(element);
        if (!text.isEmpty()) {
            found.compare(rule, Spot.in(answer, element), registered == null ? product.id() : registered, text);
        }
    }

    private void price() {
        Long price = Case.number(answer, "basePrice");
        if (price == null) {
            return;
        }
        if (price == 0) {
            found.report(ProductRule.P_PRICE_ZERO, Spot.in(answer, "basePrice"), ">= 1", 0);
        }
        found.compare(ProductRule.P_PRICE_MISMATCH, Spot.in(answer, "basePrice"), product.basePrice(), price);
    }

    private void state() {
        String tax = answer.textOf("taxType");
        found.compare(
                ProductRule.P_TAX_MISMATCH,
                Spot.in(answer, "taxType"),
                product.taxType().name(),
                tax.isEmpty() ? "TAX" : tax);
        String status = answer.textOf("status");
        if (status.equals("SOLD_OUT")) {
            found.report(ProductRule.P_SOLD_OUT, Spot.in(answer, "status"), "ON_SALE", status);
        } else if (status.equals("NOT_SALE")) {
            found.report(ProductRule.P_NOT_SALE, Spot.in(answer, "status"), "ON_SALE", status);
        }
    }

    // The guide: a product's stock does not count for an option that has a manage code, which has its own.
    private void stock() {
        Long stock = Case.number(answer, "stockQuantity");
        long ordered = found.sharing().stream()
                .filter(line -> line.main() && line.manageCode() == null)
                .mapToLong(CartLine::quantity)
                .sum();
        if (stock == null || ordered == 0 || stock >= ordered) {
            return;
        }
        Rule rule = stock == 0 ? ProductRule.P_STOCK_OUT : ProductRule.P_STOCK_SHORT;
        var lines = found.lines().stream()
                .filter(line -> line.main() && line.manageCode() == null)
                .toList();
        found.report(rule, lines, Spot.in(answer, "stockQuantity"), ">= " + ordered, stock);
    }

    private void texts() {
        String name = answer.textOf("name");
        if (!name.isEmpty()) {
            found.compare(ProductRule.P_NAME_MISMATCH, Spot.in(answer, "name"), product.name(), name);
            found.limit(ProductRule.P_NAME_LENGTH, Spot.in(answer, "name"), name, 100);
        }
        String gift = answer.textOf("giftName");
        String registeredGift = product.giftName();
        found.limit(ProductRule.P_GIFT_LENGTH, Spot.in(answer, "giftName"), gift, 200);
        found.compare(
                ProductRule.P_GIFT_MISMATCH,
                Spot.in(answer, "giftName"),
                registeredGift == null ? "" : registeredGift,
                gift);
    }

    private void urls() {
        url(ProductRule.P_INFO_URL_MISMATCH, "infoUrl", product.infoUrl());
        url(ProductRule.P_IMAGE_URL_MISMATCH, "imageUrl", product.imageUrl());
    }

    private void url(Rule mismatch, String element, String registered) {
        String url = answer.textOf(element);
        if (url.isEmpty()) {
            return;
        }
        if (!URL.matcher(url).matches()) {
            found.report(ProductRule.P_URL_INVALID, Spot.in(answer, element), "http(s)://host/...", url);
        }
        found.compare(mismatch, Spot.in(answer, element), registered, url);
    }

    private void returnFee(String element) {
        Long fee = Case.number(answer, element);
        if (fee != null && (fee < 1 || fee > MAX_RETURN_FEE)) {
            found.report(ProductRule.P_RETURN_FEE_RANGE, Spot.in(answer, element), "1..200000", fee);
        }
    }

    private void support() {
        var supplements = found.lines().stream().filter(line -> !line.main()).toList();
        if (!found.optionLines().isEmpty() && !answer.textOf("optionSupport").equals("true")) {
            found.report(
                    ProductRule.P_OPTION_SUPPORT,
                    found.optionLines(),
                    Spot.in(answer, "optionSupport"),
                    "true",
                    answer.textOf("optionSupport"));
        }
        if (!supplements.isEmpty() && !answer.textOf("supplementSupport").equals("true")) {
            found.report(
                    ProductRule.P_SUPPLEMENT_SUPPORT,
                    supplements,
                    Spot.in(answer, "supplementSupport"),
                    "true",
                    answer.textOf("supplementSupport"));
        }
    }
}
