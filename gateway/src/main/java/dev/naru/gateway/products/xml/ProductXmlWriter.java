package dev.naru.gateway.products.xml;

import dev.naru.gateway.products.Combination;
import dev.naru.gateway.products.OptionItem;
import dev.naru.gateway.products.OptionValue;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ReturnInfo;
import dev.naru.gateway.products.Supplement;
import dev.naru.gateway.products.xml.ProductXml.Parts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one product in the element order of Naver's guide (order type, product information). */
public final class ProductXmlWriter {
    private final XmlWriter xml = new XmlWriter();
    private final Parts parts = new Parts();
    private final Product product;
    private int start;

    private ProductXmlWriter(Product product) {
        this.product = product;
    }

    /** Never fails, whatever the texts hold. Takes some microseconds, and some milliseconds for thousands of codes. */
    public static ProductXml write(Product product) {
        return new ProductXmlWriter(product).write();
    }

    /** The element that echoes a number other than the product's own. */
    static byte[] merchantProductId(String value) {
        XmlWriter xml = new XmlWriter();
        xml.element("merchantProductId", value);
        return xml.bytes();
    }

    private ProductXml write() {
        // The root is never sent from here: it lets one writer check the whole nesting.
        xml.open("products");
        xml.content();
        start = xml.length();
        xml.open("product");
        plain();
        options();
        supplements();
        xml.close();
        int end = xml.length();
        return new ProductXml(product, Arrays.copyOfRange(xml.bytes(), start, end), parts);
    }

    private void plain() {
        xml.element("id", product.id());
        parts.idEnd = here();
        xml.element("merchantProductId", product.merchantProductId());
        parts.merchantProductIdEnd = here();
        xml.element("ecMallProductId", product.ecMallProductId());
        xml.element("name", product.name());
        xml.element("basePrice", product.basePrice());
        xml.element("taxType", product.taxType().name());
        xml.element("infoUrl", product.infoUrl());
        xml.element("imageUrl", product.imageUrl());
        xml.optional("giftName", product.giftName());
        xml.optional("stockQuantity", product.stockQuantity());
        xml.element("status", product.status().name());
        xml.element("supplementSupport", !product.supplements().isEmpty());
        xml.element("optionSupport", !product.optionItems().isEmpty());
        xml.optional("returnShippingFee", product.returnShippingFee());
        xml.optional("exchangeShippingFee", product.exchangeShippingFee());
        ShippingXml.write(xml, product.shipping());
        returnInfo(product.returnInfo());
        parts.plainEnd = here();
    }

    private void returnInfo(@Nullable ReturnInfo info) {
        if (info == null) {
            return;
        }
        xml.open("returnInfo");
        xml.element("zipcode", info.zipcode());
        xml.element("address1", info.address1());
        xml.element("address2", info.address2());
        xml.element("sellername", info.sellerName());
        xml.element("contact1", info.contact1());
        xml.optional("contact2", info.contact2());
        xml.close();
    }

    private void options() {
        parts.optionItemsEnd = parts.plainEnd;
        if (!product.optionItems().isEmpty()) {
            xml.open("option");
            product.optionItems().forEach(this::optionItem);
            parts.optionItemsEnd = here();
            parts.combinationEnds = ends(product.combinations(), this::combination);
            xml.close();
        }
        parts.optionEnd = here();
    }

    private void optionItem(OptionItem item) {
        xml.open("optionItem");
        xml.element("type", item.type().name());
        xml.element("name", item.name());
        for (OptionValue value : item.values()) {
            xml.open("value");
            xml.element("id", value.id());
            xml.element("text", value.text());
            xml.element("status", value.available());
            xml.close();
        }
        xml.close();
    }

    private void combination(Combination combination) {
        xml.open("combination");
        xml.element("manageCode", combination.manageCode());
        xml.element("price", combination.price());
        xml.optional("stockQuantity", combination.stockQuantity());
        xml.element("status", combination.available());
        for (Combination.Option option : combination.options()) {
            xml.open("options");
            xml.element("name", option.name());
            xml.element("id", option.id());
            xml.close();
        }
        xml.close();
    }

    private void supplements() {
        parts.supplementEnds = ends(product.supplements(), this::supplement);
    }

    private void supplement(Supplement supplement) {
        xml.open("supplement");
        xml.element("id", supplement.id());
        xml.element("name", supplement.name());
        xml.element("price", supplement.price());
        xml.optional("stockQuantity", supplement.stockQuantity());
        xml.element("status", supplement.available());
        xml.close();
    }

    private <T> int[] ends(List<T> elements, Consumer<T> write) {
        int[] ends = new int[elements.size()];
        for (int i = 0; i < ends.length; i++) {
            write.accept(elements.get(i));
            ends[i] = here();
        }
        return ends;
    }

    private int here() {
        return xml.length() - start;
    }
}
