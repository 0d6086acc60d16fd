package dev.naru.mock.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Orders as shop pages make them, and the XML that fits them. */
final class Carts {
    private static final String URLS = """
            "infoUrl":"http://www.iamport.kr/product/detail",
            "imageUrl":"http://www.iamport.kr/product/detail/thumbnail",""";

    private Carts() {}

    /** The order of the manual's synchronisation chapter: 14 000 won, 2 500 shipping, 4 500 more for Jeju. */
    static ObjectNode jeju(String merchantUid) {
        return order(merchantUid, """
                {"id":"singleProductId","name":"네이버페이 상품1","basePrice":14000,"taxType":"TAX_FREE","quantity":1,%s
                 "shipping":{"groupId":"shipping-a","method":"DELIVERY","baseFee":2500,"feePayType":"PREPAYED",
                   "feeRule":{"surchargesByArea":[{"area":"island","surcharge":2000},{"area":"jeju","surcharge":4500}]}}}""".formatted(URLS));
    }

    /** The XML the shop answers for {@link #jeju}. */
    static String jejuXml(long price) {
        return """
                <product><id>singleProductId</id><name>네이버페이 상품1</name><basePrice>%d</basePrice>\
                <taxType>TAX_FREE</taxType><infoUrl>http://www.iamport.kr/product/detail</infoUrl>\
                <imageUrl>http://www.iamport.kr/product/detail/thumbnail</imageUrl><status>ON_SALE</status>\
                <shippingPolicy><groupId>shipping-a</groupId><method>DELIVERY</method><feeType>CHARGE</feeType>\
                <feePayType>PREPAYED</feePayType><feePrice>2500</feePrice><surchargeByArea><splitUnit>3</splitUnit>\
                <area2Price>4500</area2Price><area3Price>2000</area3Price></surchargeByArea></shippingPolicy></product>""".formatted(price);
    }

    /** The manual's first order: a plain product, two options of another, here with a supplement too. */
    static ObjectNode mixed(String merchantUid) {
        String shipping = """
                "shipping":{"groupId":"shipping-a","method":"DELIVERY","baseFee":2500,"feePayType":"PREPAYED",
                  "feeRule":{"freeByThreshold":20000}}""";
        return order(merchantUid, """
                {"id":"singleProductId","name":"네이버페이 상품1","basePrice":1000,"taxType":"TAX_FREE","quantity":2,%s%s},
                {"id":"optionProductId","name":"네이버페이 상품2","basePrice":1000,"taxType":"TAX_FREE",%s
                 "options":[
                  {"optionQuantity":3,"optionPrice":100,"selectionCode":"R_M","selections":[
                   {"code":"RED","label":"색상","value":"빨강"},{"code":"170","label":"사이즈","value":"170"}]},
                  {"optionQuantity":2,"optionPrice":200,"selectionCode":"R_L","selections":[
                   {"code":"RED","label":"색상","value":"빨강"},{"code":"180","label":"사이즈","value":"180"}]}],
                 "supplements":[{"id":"LACE","name":"신발끈","price":1000,"quantity":1}],%s}""".formatted(URLS, shipping, URLS, shipping));
    }

    /** An order whose area fee only the shop knows. */
    static ObjectNode askingForAreaFee(String merchantUid) {
        return order(merchantUid, """
                {"id":"P001","name":"상품","basePrice":10000,"taxType":"TAX","quantity":1,%s
                 "shipping":{"method":"DELIVERY","baseFee":2500,"feePayType":"PREPAYED",
                   "feeRule":{"surchargesByArea":"API"}}}""".formatted(URLS));
    }

    private static ObjectNode order(String merchantUid, String products) {
        String json = """
                {"pg":"naverco","pay_method":"card","merchant_uid":"%s","name":"주문명:결제테스트","amount":14000,
                 "buyer_email":"iamport@siot.do","buyer_name":"구매자이름","buyer_tel":"010-1234-5678",
                 "buyer_addr":"서울특별시 강남구 삼성동","buyer_postcode":"123-456","naverProducts":[%s]}""".formatted(merchantUid, products);
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
