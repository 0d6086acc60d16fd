package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.OrderLine.Kind;
import dev.naru.gateway.products.Combination;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ProductStatus;
import dev.naru.gateway.products.Supplement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prices a cart from the catalogue and finds everything Naver would refuse. One use. */
final class CartPricing {
    /** Naver's limit per line. */
    static final long MAX_QUANTITY = 999;

    /** Ours: a checkout window with more lines is no use to anybody. */
    static final int MAX_LINES = 300;

    private final Map<String, Product> products;
    private final StockLedger stock = new StockLedger();
    private int nextLine;

    CartPricing(Map<String, Product> products) {
        this.products = products;
    }

    Quote price(List<Cart.Item> cart) {
        List<Quote.Item> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Cart.Item item : cart) {
            if (!seen.add(item.productId())) {
                findings.add(FindingCode.PRODUCT_REPEATED.at(item.field(), item.productId()));
            }
            items.add(price(item));
        }
        if (nextLine > MAX_LINES) {
            findings.add(FindingCode.TOO_MANY_LINES.at("items", MAX_LINES));
        }
        Quote quote = new Quote(items, findings);
        if (quote.isAcceptable()) {
            checkAmount(quote.goodsAmount(), findings);
        }
        return new Quote(items, findings);
    }

    private static void checkAmount(long amount, List<Finding> findings) {
        if (amount < Quote.MIN_AMOUNT) {
            findings.add(FindingCode.AMOUNT_TOO_SMALL.at("items", amount));
        } else if (amount > Quote.MAX_AMOUNT) {
            findings.add(FindingCode.AMOUNT_TOO_LARGE.at("items", Quote.MAX_AMOUNT));
        }
    }

    private Quote.Item price(Cart.Item item) {
        Product product = products.get(item.productId());
        if (product == null) {
            Finding unknown = FindingCode.UNKNOWN_PRODUCT.at(item.field() + ".product_id", item.productId());
            OrderLine line = new OrderLine(nextLine++, Kind.PRODUCT, item.productId(), "", "", "", 0, 0, 0);
            return new Quote.Item(
                    item.field(), null, List.of(new Quote.Line(item.field(), line, List.of(unknown), null)));
        }
        List<Quote.Line> lines = new ArrayList<>();
        item.quantity().ifPresent(quantity -> lines.add(plain(item, product, quantity)));
        item.options().forEach(option -> lines.add(option(product, option)));
        item.supplements().forEach(supplement -> lines.add(supplement(product, supplement)));
        return new Quote.Item(item.field(), product, lines);
    }

    private Quote.Line plain(Cart.Item item, Product product, long quantity) {
        List<Finding> findings = new ArrayList<>();
        checkStatus(product, item.field(), findings);
        checkQuantity(quantity, item.field(), findings);
        if (OptionResolver.isRequired(product)) {
            findings.add(FindingCode.OPTION_REQUIRED.at(item.field() + ".options", product.name()));
        } else {
            stock.take(product, quantity, item.field(), findings);
        }
        OrderLine line = line(Kind.PRODUCT, product, "", product.name(), "", product.basePrice(), quantity);
        return new Quote.Line(item.field(), line, findings, null);
    }

    private Quote.Line option(Product product, Cart.ChosenOption option) {
        List<Finding> findings = new ArrayList<>();
        checkStatus(product, option.field(), findings);
        checkQuantity(option.quantity(), option.field(), findings);
        OptionChoice choice = new OptionResolver(product, option, findings).resolve();
        Combination combination = choice.combination();
        if (combination != null) {
            stock.take(product, combination, option.quantity(), option.field(), findings);
        }
        if (choice.code().isEmpty()) {
            stock.take(product, option.quantity(), option.field(), findings);
        }
        long unitPrice = product.basePrice() + choice.price();
        OrderLine line =
                line(Kind.OPTION, product, choice.code(), product.name(), choice.text(), unitPrice, option.quantity());
        return new Quote.Line(option.field(), line, findings, NaverProductsWriter.option(choice, option.quantity()));
    }

    private Quote.Line supplement(Product product, Cart.ChosenSupplement chosen) {
        List<Finding> findings = new ArrayList<>();
        checkQuantity(chosen.quantity(), chosen.field(), findings);
        Optional<Supplement> supplement = product.supplement(chosen.id());
        if (supplement.isEmpty()) {
            findings.add(FindingCode.UNKNOWN_SUPPLEMENT.at(chosen.field() + ".id", product.name(), chosen.id()));
            OrderLine line = line(Kind.SUPPLEMENT, product, chosen.id(), "", "", 0, chosen.quantity());
            return new Quote.Line(chosen.field(), line, findings, null);
        }
        Supplement it = supplement.get();
        if (!it.available()) {
            findings.add(FindingCode.NOT_ON_SALE.at(chosen.field(), it.name()));
        }
        stock.take(product, it, chosen.quantity(), chosen.field(), findings);
        OrderLine line = line(Kind.SUPPLEMENT, product, it.id(), it.name(), "", it.price(), chosen.quantity());
        @Nullable ObjectNode naver = NaverProductsWriter.supplement(it, chosen.quantity());
        return new Quote.Line(chosen.field(), line, findings, naver);
    }

    private static void checkStatus(Product product, String field, List<Finding> findings) {
        if (product.status() == ProductStatus.SOLD_OUT) {
            findings.add(FindingCode.SOLD_OUT.at(field, product.name()));
        } else if (product.status() == ProductStatus.NOT_SALE) {
            findings.add(FindingCode.NOT_ON_SALE.at(field, product.name()));
        }
    }

    private static void checkQuantity(long quantity, String field, List<Finding> findings) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            findings.add(FindingCode.QUANTITY_OUT_OF_RANGE.at(field + ".quantity", quantity));
        }
    }

    private OrderLine line(
            Kind kind,
            Product product,
            String optionId,
            String name,
            String optionText,
            long unitPrice,
            long quantity) {
        int pieces = (int) Math.max(0, Math.min(quantity, CartReader.MAX_QUANTITY));
        return new OrderLine(
                nextLine++, kind, product.id(), optionId, name, optionText, unitPrice, pieces, unitPrice * pieces);
    }
}
