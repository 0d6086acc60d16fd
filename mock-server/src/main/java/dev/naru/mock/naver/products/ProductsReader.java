package dev.naru.mock.naver.products;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.naver.Bilingual;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the array of products. One use. */
final class ProductsReader {
    private static final String ROOT = "naverProducts";
    private static final int MAX_SELECTIONS = 20;
    private static final int MAX_TEXT = 1000;
    private static final long MAX_AMOUNT = NaverProducts.AMOUNT_LIMIT - 1;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();

    NaverProducts read(@Nullable JsonNode node) {
        List<NaverProduct> products = products(node);
        if (problems.isEmpty() && total(products) > MAX_AMOUNT) {
            refuse("상품 금액 합계는 1조원 미만이어야 합니다.", "the goods must cost less than 10^12 won in all.");
        }
        return problems.isEmpty() ? new NaverProducts.Parsed(products, remarks) : new NaverProducts.Refused(problems);
    }

    private List<NaverProduct> products(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            refuse("네이버페이 주문형 결제에는 필수 값입니다.", "is required for order-type Naver Pay.");
            return List.of();
        }
        if (!node.isArray() || node.isEmpty() || node.size() > NaverProducts.MAX_PRODUCTS) {
            refuse(
                    "상품 1 ~ " + NaverProducts.MAX_PRODUCTS + "개의 배열이어야 합니다.",
                    "must be an array of 1 to " + NaverProducts.MAX_PRODUCTS + " products.");
            return List.of();
        }
        List<NaverProduct> products = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            products.add(product(new JsonFields(node.get(i), ROOT + "[" + i + "]", problems)));
        }
        return products;
    }

    private NaverProduct product(JsonFields product) {
        long basePrice = product.requiredNumber("basePrice", 0, MAX_AMOUNT);
        int quantity = (int) product.number("quantity", 1, NaverProducts.MAX_QUANTITY, 1);
        List<SelectedOption> options = options(product, basePrice, quantity);
        if (options.isEmpty() && !product.has("quantity")) {
            remark(product.at("quantity"), "값이 없어 1로 봅니다.", "is missing and read as 1.");
        }
        return new NaverProduct(
                product.requiredText("id", MAX_TEXT),
                product.text("merchantProductId", MAX_TEXT),
                product.text("ecMallProductId", MAX_TEXT),
                product.requiredText("name", MAX_TEXT),
                basePrice,
                product.word("taxType", TaxType.class, TaxType.TAX),
                quantity,
                product.requiredText("infoUrl", 2 * MAX_TEXT),
                product.requiredText("imageUrl", 2 * MAX_TEXT),
                product.text("giftName", MAX_TEXT),
                options,
                supplements(product),
                shipping(product));
    }

    private List<SelectedOption> options(JsonFields product, long basePrice, int quantity) {
        String field = product.has("options") ? "options" : "option";
        if (product.has("option")) {
            String path = product.at("option");
            remark(path, "더 이상 쓰지 않는 필드입니다. options 배열을 쓰세요.", "is deprecated: use the array options.");
        }
        List<SelectedOption> options = new ArrayList<>();
        for (JsonFields option : product.objects(field, NaverProducts.MAX_OPTIONS)) {
            long price = option.number("optionPrice", -MAX_AMOUNT, MAX_AMOUNT, 0);
            if (basePrice + price < 0) {
                option.refuse("optionPrice", "상품가격과 합해 0원 이상이어야 합니다.", "may not take the price below 0.");
            }
            options.add(new SelectedOption(
                    (int) option.number("optionQuantity", 1, NaverProducts.MAX_QUANTITY, quantity),
                    price,
                    option.text("selectionCode", MAX_TEXT),
                    selections(option)));
        }
        return options;
    }

    private static List<Selection> selections(JsonFields option) {
        List<Selection> selections = new ArrayList<>();
        for (JsonFields selection : option.objects("selections", MAX_SELECTIONS)) {
            selections.add(new Selection(
                    selection.text("code", MAX_TEXT),
                    selection.requiredText("label", MAX_TEXT),
                    selection.requiredText("value", MAX_TEXT)));
        }
        if (selections.isEmpty()) {
            option.refuse("selections", "선택한 옵션이 하나 이상 있어야 합니다.", "must name at least one choice.");
        }
        return selections;
    }

    private static List<Supplement> supplements(JsonFields product) {
        List<Supplement> supplements = new ArrayList<>();
        for (JsonFields supplement : product.objects("supplements", NaverProducts.MAX_OPTIONS)) {
            supplements.add(new Supplement(
                    supplement.requiredText("id", MAX_TEXT),
                    supplement.requiredText("name", MAX_TEXT),
                    supplement.number("price", 0, MAX_AMOUNT, 0),
                    (int) supplement.number("quantity", 1, NaverProducts.MAX_QUANTITY, 1)));
        }
        return supplements;
    }

    private Shipping shipping(JsonFields product) {
        if (!product.has("shipping")) {
            product.refuse("shipping", "필수 값입니다.", "is required.");
            return ShippingReader.NONE;
        }
        return new ShippingReader(product.object("shipping"), this::remark).read();
    }

    private static long total(List<NaverProduct> products) {
        long total = 0;
        for (CartLine line : CartLines.of(products)) {
            // A line is below 10^15 and there are at most 40 000 of them: stop early and nothing overflows.
            total += line.amount();
            if (total > MAX_AMOUNT) {
                return total;
            }
        }
        return total;
    }

    private void refuse(String ko, String en) {
        problems.add(new Problem(ROOT, new Bilingual(ROOT + ": " + ko, ROOT + " " + en)));
    }

    private void remark(String path, String ko, String en) {
        remarks.add(new Problem(path, new Bilingual(path + ": " + ko, path + " " + en)));
    }
}
