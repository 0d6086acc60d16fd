package dev.naru.gateway.products.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ProductReader;
import dev.naru.gateway.products.Shop;
import dev.naru.gateway.products.Xml;
import dev.naru.gateway.products.query.ProductAsk;
import io.netty.buffer.ByteBuf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.xmlunit.assertj3.XmlAssert;

class ProductXmlTest {
    @Test
    void theManualsProductWithOneCode() {
        String xml = xml(Shop.withOptions("optionProductId"), ask(List.of("R_L"), List.of(), true, true), false);

        XmlAssert.assertThat(xml).and("""
                        <product>
                          <id>optionProductId</id>
                          <merchantProductId>optionProductId</merchantProductId>
                          <ecMallProductId>optionProductId</ecMallProductId>
                          <name>네이버페이 상품2</name>
                          <basePrice>1000</basePrice>
                          <taxType>TAX_FREE</taxType>
                          <infoUrl>http://www.iamport.kr/product/detail</infoUrl>
                          <imageUrl>http://www.iamport.kr/product/detail/thumbnail</imageUrl>
                          <status>ON_SALE</status>
                          <supplementSupport>false</supplementSupport>
                          <optionSupport>true</optionSupport>
                          <shippingPolicy>
                            <groupId>shipping-a</groupId>
                            <method>DELIVERY</method>
                            <feeType>CONDITIONAL_FREE</feeType>
                            <feePayType>PREPAYED</feePayType>
                            <feePrice>2500</feePrice>
                            <conditionalFree><basePrice>20000</basePrice></conditionalFree>
                          </shippingPolicy>
                          <option>
                            <optionItem>
                              <type>SELECT</type>
                              <name>색상</name>
                              <value><id>RED</id><text>빨강</text><status>true</status></value>
                              <value><id>BLUE</id><text>파랑</text><status>true</status></value>
                              <value><id>GREEN</id><text>초록</text><status>true</status></value>
                            </optionItem>
                            <optionItem>
                              <type>SELECT</type>
                              <name>사이즈</name>
                              <value><id>150</id><text>150</text><status>true</status></value>
                              <value><id>160</id><text>160</text><status>true</status></value>
                              <value><id>170</id><text>170</text><status>true</status></value>
                              <value><id>180</id><text>180</text><status>true</status></value>
                            </optionItem>
                            <combination>
                              <manageCode>R_L</manageCode>
                              <price>200</price>
                              <status>true</status>
                              <options><name>색상</name><id>RED</id></options>
                              <options><name>사이즈</name><id>180</id></options>
                            </combination>
                          </option>
                        </product>
                        """).ignoreWhitespace().areIdentical();
    }

    @Test
    void everyElementStandsInTheOrderOfTheGuide() {
        JsonObject document = withSupplements(Shop.withOptions("P1"))
                .put("gift_name", "양말")
                .put("stock_quantity", 3)
                .put("return_shipping_fee", 2_500)
                .put("exchange_shipping_fee", 5_000)
                .put(
                        "return_info",
                        new JsonObject()
                                .put("zipcode", "06236")
                                .put("address1", "서울")
                                .put("address2", "1층")
                                .put("seller_name", "나루")
                                .put("contact1", "02-1")
                                .put("contact2", "02-2"));

        String xml = xml(document, ask(List.of(), List.of(), true, true), false);

        assertThat(Xml.children(xml, "/product"))
                .containsExactly(
                        "id",
                        "merchantProductId",
                        "ecMallProductId",
                        "name",
                        "basePrice",
                        "taxType",
                        "infoUrl",
                        "imageUrl",
                        "giftName",
                        "stockQuantity",
                        "status",
                        "supplementSupport",
                        "optionSupport",
                        "returnShippingFee",
                        "exchangeShippingFee",
                        "shippingPolicy",
                        "returnInfo",
                        "option",
                        "supplement",
                        "supplement");
        assertThat(Xml.children(xml, "/product/returnInfo"))
                .containsExactly("zipcode", "address1", "address2", "sellername", "contact1", "contact2");
    }

    static Stream<Arguments> asked() {
        List<String> none = List.of();
        return Stream.of(
                Arguments.of("all", ask(none, none, true, true), false, "R_S R_M R_L", "s1 s2"),
                Arguments.of("none", ask(none, none, false, false), false, "", ""),
                Arguments.of("one code", ask(List.of("R_M"), none, true, false), false, "R_M", ""),
                Arguments.of("in the order asked", ask(List.of("R_L", "R_S"), none, true, false), false, "R_L R_S", ""),
                Arguments.of("unknown left out", ask(List.of("B_S", "R_L"), none, true, false), false, "R_L", ""),
                Arguments.of("setting all", ask(List.of("R_M"), none, true, false), true, "R_S R_M R_L", ""),
                Arguments.of("one supplement", ask(none, List.of("s2"), false, true), false, "", "s2"),
                Arguments.of("unknown supplement", ask(none, List.of("s3"), false, true), false, "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void carriesWhatWasAskedFor(
            String name, ProductAsk ask, boolean everyCombination, String codes, String supplements) {
        String xml = xml(withSupplements(Shop.withOptions("P1")), ask, everyCombination);

        assertThat(String.join(" ", Xml.texts(xml, "/product/option/combination/manageCode")))
                .isEqualTo(codes);
        assertThat(String.join(" ", Xml.texts(xml, "/product/supplement/id"))).isEqualTo(supplements);
        assertThat(Xml.texts(xml, "/product/option")).hasSize(ask.options() ? 1 : 0);
        assertThat(Xml.texts(xml, "/product/optionSupport")).containsExactly("true");
    }

    @Test
    void aProductWithoutOptionsNeverHasAny() {
        String xml = xml(Shop.single("P1"), ask(List.of("R_L"), List.of("s1"), true, true), false);

        assertThat(Xml.texts(xml, "//option | //supplement")).isEmpty();
        assertThat(Xml.texts(xml, "//optionSupport | //supplementSupport")).containsExactly("false", "false");
    }

    @Test
    void theMerchantsNumberOfTheOrderIsEchoed() {
        ProductAsk ask = new ProductAsk("P1", null, "sku<1>&", List.of(), List.of(), false, false);

        assertThat(Xml.texts(xml(Shop.single("P1"), ask, false), "/product/merchantProductId"))
                .containsExactly("sku<1>&");
    }

    @Test
    void stockAndStatusAreTold() {
        JsonObject document = Shop.withOptions("P1").put("status", "SOLD_OUT").put("stock_quantity", 0);
        document.getJsonArray("combinations")
                .getJsonObject(0)
                .put("stock_quantity", 0)
                .put("status", false);
        document.getJsonArray("option_items")
                .getJsonObject(0)
                .getJsonArray("values")
                .getJsonObject(2)
                .put("status", false);

        String xml = xml(document, ask(List.of("R_S"), List.of(), true, false), false);

        assertThat(Xml.texts(xml, "/product/status")).containsExactly("SOLD_OUT");
        assertThat(Xml.texts(xml, "/product/stockQuantity")).containsExactly("0");
        assertThat(Xml.texts(xml, "//combination/stockQuantity")).containsExactly("0");
        assertThat(Xml.texts(xml, "//combination/status")).containsExactly("false");
        assertThat(Xml.texts(xml, "//optionItem[1]/value/status")).containsExactly("true", "true", "false");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "{'base_fee':0,'fee_rule':{'free_by_threshold':1}} # method=DELIVERY feeType=FREE feePayType=FREE feePrice=0",
                "{'base_fee':2500} # method=DELIVERY feeType=CHARGE feePayType=PREPAYED feePrice=2500",
                "{'base_fee':2500,'fee_pay_type':'CASH_ON_DELIVERY','group_id':'g'}"
                        + " # groupId=g method=DELIVERY feeType=CHARGE feePayType=CASH_ON_DELIVERY feePrice=2500",
                "{'base_fee':2500,'fee_rule':{'repeat_by_qty':10}} # method=DELIVERY feeType=CHARGE_BY_QUANTITY"
                        + " feePayType=PREPAYED feePrice=2500 chargeByQuantity{type=REPEAT repeatQuantity=10}",
                "{'base_fee':2500,'fee_rule':{'ranges_by_qty':[{'from':21,'surcharge':7500},{'from':11,'surcharge':2500}]}}"
                        + " # method=DELIVERY feeType=CHARGE_BY_QUANTITY feePayType=PREPAYED feePrice=2500"
                        + " chargeByQuantity{type=RANGE range{type=3 range2From=11 range2FeePrice=2500 range3From=21"
                        + " range3FeePrice=7500}}",
                "{'base_fee':2500,'fee_rule':{'ranges_by_qty':[{'from':11,'surcharge':0}]}} # method=DELIVERY"
                        + " feeType=CHARGE_BY_QUANTITY feePayType=PREPAYED feePrice=2500"
                        + " chargeByQuantity{type=RANGE range{type=2 range2From=11 range2FeePrice=0}}",
                "{'base_fee':2500,'fee_rule':{'surcharges_by_area':'API'}} # method=DELIVERY feeType=CHARGE"
                        + " feePayType=PREPAYED feePrice=2500 surchargeByArea{apiSupport=true}",
                "{'base_fee':2500,'fee_rule':{'surcharges_by_area':[{'area':'island','surcharge':2000}]}} # method=DELIVERY"
                        + " feeType=CHARGE feePayType=PREPAYED feePrice=2500"
                        + " surchargeByArea{apiSupport=false splitUnit=2 area2Price=2000}",
                "{'base_fee':2500,'fee_rule':{'surcharges_by_area':[{'area':'island','surcharge':2000},{'area':'jeju','surcharge':4500}]}}"
                        + " # method=DELIVERY feeType=CHARGE feePayType=PREPAYED feePrice=2500"
                        + " surchargeByArea{apiSupport=false splitUnit=3 area2Price=4500 area3Price=2000}",
                "{'base_fee':2500,'fee_rule':{'surcharges_by_area':[{'area':'jeju','surcharge':4500}]}} # method=DELIVERY"
                        + " feeType=CHARGE feePayType=PREPAYED feePrice=2500"
                        + " surchargeByArea{apiSupport=false splitUnit=3 area2Price=4500 area3Price=0}",
                "{'base_fee':3000,'method':'QUICK_SVC','group_id':'g'}"
                        + " # method=QUICK_SVC feeType=CHARGE feePayType=CASH_ON_DELIVERY feePrice=0",
                "{'base_fee':3000,'method':'VISIT_RECEIPT','group_id':'g'}"
                        + " # method=VISIT_RECEIPT feeType=FREE feePayType=FREE feePrice=0",
                "{'base_fee':3000,'method':'NOTHING'} # method=NOTHING feeType=FREE feePayType=FREE feePrice=0",
            })
    void shippingInNaversWords(String shipping, String expected) {
        JsonObject document = Shop.single("P1").put("shipping", new JsonObject(shipping.replace('\'', '"')));

        String xml = xml(document, ask(List.of(), List.of(), false, false), false);

        assertThat(outline(xml)).isEqualTo(expected);
    }

    /** The shipping policy as name=text and name{...}, read from the document. */
    private static String outline(String xml) {
        return outline(Xml.document(xml).getElementsByTagName("shippingPolicy").item(0));
    }

    private static String outline(Node parent) {
        StringBuilder outline = new StringBuilder();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            Node inside = child.getFirstChild();
            boolean leaf = inside == null || inside.getNodeType() == Node.TEXT_NODE;
            outline.append(outline.isEmpty() ? "" : " ")
                    .append(child.getNodeName())
                    .append(leaf ? "=" + child.getTextContent() : "{" + outline(child) + "}");
        }
        return outline.toString();
    }

    static String xml(JsonObject document, ProductAsk ask, boolean everyCombination) {
        return xml(read(document), ask, everyCombination);
    }

    static String xml(Product product, ProductAsk ask, boolean everyCombination) {
        XmlAnswer answer = new XmlAnswer();
        ProductXmlWriter.write(product).addTo(answer, ask, everyCombination);
        ByteBuf bytes = answer.finish();
        String products = bytes.toString(StandardCharsets.UTF_8);
        bytes.release();
        return products.substring(products.indexOf("<product>"), products.lastIndexOf("</products>"));
    }

    static ProductAsk ask(List<String> codes, List<String> supplements, boolean options, boolean withSupplements) {
        return new ProductAsk("P1", null, null, codes, supplements, options, withSupplements);
    }

    private static Product read(JsonObject document) {
        return ProductReader.stored(document.getString("id"), document.encode());
    }

    private static JsonObject withSupplements(JsonObject document) {
        return document.put(
                "supplements",
                new JsonArray()
                        .add(new JsonObject().put("id", "s1").put("name", "포장").put("price", 1_000))
                        .add(new JsonObject().put("id", "s2").put("name", "카드").put("price", 0)));
    }
}
