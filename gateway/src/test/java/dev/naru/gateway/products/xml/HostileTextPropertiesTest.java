package dev.naru.gateway.products.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.Combination;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.OptionItem;
import dev.naru.gateway.products.OptionValue;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ProductStatus;
import dev.naru.gateway.products.ReturnInfo;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Supplement;
import dev.naru.gateway.products.TaxType;
import dev.naru.gateway.products.Xml;
import dev.naru.gateway.products.query.ProductAsk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text holds, an independent reader gets back that text, as far as XML can carry it. */
class HostileTextPropertiesTest {
    @Property(tries = 2_000)
    void anyTextAnywhereIsReadBackAsItself(@ForAll("hostile") String text) {
        String xml = ProductXmlTest.xml(
                productFullOf(text), new ProductAsk("x", null, text, List.of(text), List.of(text), true, true), false);

        String expected = carried(text);
        assertThat(Xml.texts(
                        xml,
                        "//name | //giftName | //address1 | //groupId | //text | //manageCode | //infoUrl"
                                + " | /product/id | /product/merchantProductId | //supplement/id"))
                .hasSize(13)
                .containsOnly(expected);
    }

    @Property(tries = 500)
    void feesAreAnsweredForAnyId(@ForAll("hostile") String id) {
        String xml = new String(AdditionalFeeXml.write(Map.of(id, 3_000L)), StandardCharsets.UTF_8);

        assertThat(Xml.texts(xml, "/additionalFees/additionalFee/id")).containsExactly(carried(id));
        assertThat(Xml.texts(xml, "/additionalFees/additionalFee/surprice")).containsExactly("3000");
    }

    /** XML 1.0's rule, written another way than the code under test: by what a schoolbook would call allowed. */
    private static String carried(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '\t', '\n', '\r' -> " ";
                    case 0xFFFE, 0xFFFF -> "\uFFFD";
                    default ->
                        point < ' ' || Character.getType(point) == Character.SURROGATE
                                ? "\uFFFD"
                                : Character.toString(point);
                })
                .collect(Collectors.joining());
    }

    private static Product productFullOf(String text) {
        return new Product(
                text,
                text,
                text,
                text,
                1_000,
                TaxType.TAX,
                text,
                text,
                text,
                null,
                ProductStatus.ON_SALE,
                null,
                null,
                new ShippingPolicy(
                        text,
                        ShippingMethod.DELIVERY,
                        2_500,
                        FeePayType.PREPAYED,
                        new FeeRule.Always(),
                        new AreaSurcharge.None()),
                new ReturnInfo(text, text, text, text, text, text),
                List.of(new OptionItem(OptionItem.Type.SELECT, text, List.of(new OptionValue(text, text, true)))),
                List.of(new Combination(text, 0, null, true, List.of(new Combination.Option(text, text)))),
                List.of(new Supplement(text, text, 0, null, true)));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> scrap = Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "]]>",
                "<![CDATA[",
                "<!--",
                "-->",
                "<?",
                "&#0;",
                "&lt;",
                "\u0000",
                "\u0001",
                "\u000B",
                "\u007F",
                "\u0085",
                "\u2028",
                "\t",
                "\r\n",
                "\n",
                "\uD800",
                "\uDC00",
                "\uDBFF\uDFFF",
                "\uD83D\uDE00",
                "\uFFFE",
                "\uFFFF",
                "\uFEFF",
                "신발",
                " ",
                "a");
        return Arbitraries.oneOf(
                scrap.list().ofMinSize(1).ofMaxSize(12).map(scraps -> String.join("", scraps)),
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40));
    }
}
