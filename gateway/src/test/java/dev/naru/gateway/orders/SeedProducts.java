package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.MERCHANT;
import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.platform.db.Database;

/** The manual's two products, and others that are hard to sell, put into the catalogue's table. */
final class SeedProducts {
    static final String SINGLE = """
            {"id": "singleProductId", "name": "네이버페이 상품1", "base_price": 1000, "tax_type": "TAX_FREE",
             "info_url": "http://www.iamport.kr/product/detail",
             "image_url": "http://www.iamport.kr/product/detail/thumbnail", "status": "ON_SALE",
             "shipping": {"group_id": "shipping-a", "method": "DELIVERY", "base_fee": 2500,
                          "fee_rule": {"free_by_threshold": 20000}, "fee_pay_type": "PREPAYED"}}
            """;

    static final String OPTION = """
            {"id": "optionProductId", "name": "네이버페이 상품2", "base_price": 1000, "tax_type": "TAX_FREE",
             "info_url": "http://www.iamport.kr/product/detail",
             "image_url": "http://www.iamport.kr/product/detail/thumbnail", "status": "ON_SALE",
             "shipping": {"group_id": "shipping-a", "method": "DELIVERY", "base_fee": 2500,
                          "fee_rule": {"free_by_threshold": 20000}, "fee_pay_type": "PREPAYED"},
             "option_items": [
               {"type": "SELECT", "name": "색상", "values": [{"id": "RED", "text": "빨강"}, {"id": "BLUE", "text": "파랑"}]},
               {"type": "SELECT", "name": "사이즈", "values": [{"id": "160", "text": "160"}, {"id": "170", "text": "170"},
                 {"id": "180", "text": "180"}, {"id": "190", "text": "190", "status": false}]},
               {"type": "INPUT", "name": "각인"}],
             "combinations": [
               {"manage_code": "R_S", "stock_quantity": 0,
                "options": [{"name": "색상", "id": "RED"}, {"name": "사이즈", "id": "160"}]},
               {"manage_code": "R_M", "price": 100, "stock_quantity": 5,
                "options": [{"name": "색상", "id": "RED"}, {"name": "사이즈", "id": "170"}]},
               {"manage_code": "R_L", "price": 200,
                "options": [{"name": "색상", "id": "RED"}, {"name": "사이즈", "id": "180"}]},
               {"manage_code": "R_XL", "price": 300, "status": false,
                "options": [{"name": "색상", "id": "RED"}, {"name": "사이즈", "id": "190"}]}],
             "supplements": [{"id": "lace", "name": "신발끈", "price": 500, "stock_quantity": 3},
                             {"id": "polish", "name": "구두약", "price": 1200, "status": false}]}
            """;

    /** The manual's order of §4.1. */
    static final String JEJU = """
            {"id": "jejuProductId", "name": "네이버페이 상품1", "base_price": 14000, "tax_type": "TAX_FREE",
             "info_url": "http://www.iamport.kr/product/detail",
             "image_url": "http://www.iamport.kr/product/detail/thumbnail", "status": "ON_SALE",
             "merchant_product_id": "SKU-1", "ec_mall_product_id": "EP-1", "gift_name": "사은품",
             "shipping": {"group_id": "shipping-a", "method": "DELIVERY", "base_fee": 2500,
                          "fee_rule": {"surcharges_by_area": [{"area": "island", "surcharge": 2000},
                                                               {"area": "jeju", "surcharge": 4500}]},
                          "fee_pay_type": "PREPAYED"}}
            """;

    /** One choice that changes no price: the manual's §3.3.2. */
    static final String ONE_AXIS = """
            {"id": "oneAxis", "name": "양말", "base_price": 3000, "info_url": "http://www.iamport.kr/p",
             "image_url": "http://www.iamport.kr/i", "stock_quantity": 10,
             "shipping": {"base_fee": 3000, "fee_pay_type": "PREPAYED"},
             "option_items": [{"type": "SELECT", "name": "사이즈", "values": [{"id": "170", "text": "170"},
               {"id": "180", "text": "180"}]}]}
            """;

    private static final String PLAIN = """
            {"id": "%s", "name": "%s", "base_price": %d, "info_url": "http://www.iamport.kr/p",
             "image_url": "http://www.iamport.kr/i", "status": "%s", "stock_quantity": %s,
             "shipping": {"base_fee": 0, "fee_pay_type": "PREPAYED"}}
            """;

    private SeedProducts() {}

    static void putAll(Database database) {
        put(database, "singleProductId", SINGLE);
        put(database, "optionProductId", OPTION);
        put(database, "jejuProductId", JEJU);
        put(database, "oneAxis", ONE_AXIS);
        put(database, "soldOut", PLAIN.formatted("soldOut", "품절 상품", 5000, "SOLD_OUT", "null"));
        put(database, "soldOutToo", PLAIN.formatted("soldOutToo", "품절 상품", 5000, "SOLD_OUT", "0"));
        put(database, "notOnSale", PLAIN.formatted("notOnSale", "숨긴 상품", 5000, "NOT_SALE", "null"));
        put(database, "noStock", PLAIN.formatted("noStock", "재고 없음", 5000, "ON_SALE", "0"));
        put(database, "lowStock", PLAIN.formatted("lowStock", "재고 둘", 5000, "ON_SALE", "2"));
        put(database, "penny", PLAIN.formatted("penny", "동전", 3, "ON_SALE", "null"));
    }

    static void put(Database database, String id, String document) {
        await(database.query("""
                insert into product (merchant_id, product_id, ec_mall_product_id, revision, document)
                values ($1, $2, $2, nextval('product_revision'), $3::text::jsonb)
                on conflict (merchant_id, product_id) do update set document = excluded.document
                """, MERCHANT, id, document));
    }
}
