package dev.naru.gateway.orders;

import dev.naru.gateway.orders.OrderLine.Kind;
import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders for tests; the amounts are those of the manual's Jeju example. */
final class OrderSamples {
    static final UUID MERCHANT = UUID.fromString("00000000-0000-0000-0000-000000000001");

    static final ShippingPolicy SEED_POLICY = new ShippingPolicy(
            "shipping-a",
            ShippingMethod.DELIVERY,
            2500,
            FeePayType.PREPAYED,
            new FeeRule.Always(),
            new AreaSurcharge.ByZone(2000L, 4500L));

    private OrderSamples() {}

    static OrderLine line(int number, String productId, long unitPrice, int quantity) {
        return new OrderLine(
                number, Kind.PRODUCT, productId, "", "상품 " + productId, "", unitPrice, quantity, unitPrice * quantity);
    }

    static OrderLine option(int number, String productId, String manageCode, long unitPrice, int quantity) {
        return new OrderLine(
                number,
                Kind.OPTION,
                productId,
                manageCode,
                "상품 " + productId,
                "색상: 빨강 / 사이즈: " + manageCode,
                unitPrice,
                quantity,
                unitPrice * quantity);
    }

    static OrderLine supplement(int number, String productId, String supplementId, long unitPrice, int quantity) {
        return new OrderLine(
                number,
                Kind.SUPPLEMENT,
                productId,
                supplementId,
                "추가 " + supplementId,
                "",
                unitPrice,
                quantity,
                unitPrice * quantity);
    }

    static AmountRule.Shipping shippingRule(List<OrderLine> lines, Map<String, ShippingPolicy> policies) {
        return new AmountRule.Shipping(lines, policies, new AmountRule.ApiFees(0, 0), FeeSettings.DEFAULT);
    }

    /** The manual's order of one product for 14 000 won. */
    static NewOrder seedOrder(String merchantUid) {
        return seedOrder(merchantUid, Duration.ofHours(24));
    }

    /** The order paid by this payment, 14 000 won and nothing else changed. */
    static OrderChange paid(Order order, String impUid) {
        return new OrderChange(
                order,
                OrderState.PAID,
                new ImpUid(impUid),
                14_000L,
                0,
                order.buyer(),
                List.of(),
                order.removedLines(),
                0);
    }

    static NewOrder seedOrder(String merchantUid, Duration lifetime) {
        List<OrderLine> lines = List.of(line(0, "singleProductId", 14_000, 1));
        return new NewOrder(
                MERCHANT,
                new MerchantUid(merchantUid),
                "naverco",
                "주문명:결제테스트",
                14_000,
                shippingRule(lines, Map.of("singleProductId", SEED_POLICY)),
                lines,
                new Buyer("구매자이름", "iamport@siot.do", "010-1234-5678", "서울특별시 강남구 삼성동", "123-456"),
                OrderJson.object().put("merchant_uid", merchantUid),
                "0".repeat(64),
                lifetime,
                true);
    }
}
