package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.fees.ShippingFees;
import dev.naru.mock.naver.judge.ProductInfoExchange;
import dev.naru.mock.naver.judge.Verdict;
import dev.naru.mock.naver.judge.VerdictJson;
import dev.naru.mock.naver.products.CartLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order sheet as its page reads it. */
public final class CheckoutJson {
    private static final List<Preset> PRESETS = List.of(
            new Preset("mainland", "서울", "Seoul", "06236", "서울특별시 강남구 테헤란로 152"),
            new Preset("jeju", "제주", "Jeju", "63309", "제주특별자치도 제주시 첨단로 123"),
            new Preset("island", "울릉도", "Ulleung island", "40205", "경상북도 울릉군 울릉읍"));

    private record Preset(String id, String ko, String en, String postcode, String base) {}

    private CheckoutJson() {}

    public static ObjectNode of(Checkout checkout) {
        ObjectNode json = StrictJson.object()
                .put("key", checkout.key())
                .put("merchant_no", checkout.space().ids().merchantNo())
                .put("state", checkout.state().wireName())
                .put("merchant_uid", checkout.payment().merchantUid())
                .put("imp_uid", checkout.payment().impUid())
                .put("mobile", checkout.registered().mobile())
                .put("shop_name", checkout.space().settings().shopName())
                .put("order_name", checkout.payment().opened().name());
        ArrayNode lines = json.putArray("lines");
        checkout.lines().forEach(line -> lines.add(line(checkout, line)));
        json.putObject("buyer")
                .put("name", checkout.delivery().name())
                .put("tel", checkout.delivery().tel())
                .put("email", checkout.delivery().email());
        json.putObject("address")
                .put("postcode", checkout.delivery().postcode())
                .put("base", checkout.delivery().base())
                .put("detail", checkout.delivery().detail());
        json.put("zone", checkout.zone().name());
        json.set("presets", presets());
        json.put("goods_amount", checkout.goodsAmount());
        json.set("shipping", shipping(checkout));
        json.put("pay_amount", checkout.payAmount());
        json.put("pay_method", checkout.payMethod());
        json.set("verdict", verdict(checkout.verdict()));
        return json;
    }

    private static ObjectNode line(Checkout checkout, CartLine line) {
        ObjectNode json = StrictJson.object()
                .put("line", line.line())
                .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                .put("product_id", line.productId())
                .put("name", line.name())
                .put("image_url", line.imageUrl())
                .put("info_url", line.infoUrl())
                .put("option_text", line.optionText())
                .put("manage_code", line.manageCode())
                .put("unit_price", line.unitPrice())
                .put("quantity", line.quantity())
                .put("amount", line.amount())
                .put("removed", checkout.isRemoved(line));
        Bilingual refusal = checkout.refusal(line);
        json.set("refusal", refusal == null ? NullNode.getInstance() : VerdictJson.of(refusal));
        return json;
    }

    private static ArrayNode presets() {
        ArrayNode presets = StrictJson.object().arrayNode();
        for (Preset preset : PRESETS) {
            presets.addObject()
                    .put("id", preset.id())
                    .put("postcode", preset.postcode())
                    .put("base", preset.base())
                    .put("detail", "")
                    .set("label", VerdictJson.of(new Bilingual(preset.ko(), preset.en())));
        }
        return presets;
    }

    private static ObjectNode shipping(Checkout checkout) {
        ShippingFees fees = checkout.fees();
        ObjectNode json = StrictJson.object();
        ArrayNode groups = json.putArray("groups");
        for (ShippingFees.Group group : fees.groups()) {
            ArrayNode ids = groups.addObject()
                    .put("group_id", group.groupId())
                    .put("base", group.base())
                    .put("area", group.area())
                    .put("prepaid", group.prepaid())
                    .putArray("product_ids");
            group.productIds().forEach(ids::add);
        }
        json.put("prepaid", fees.prepaid()).put("collect", fees.collect());
        ArrayNode warnings = json.putArray("warnings");
        fees.warnings().forEach(warning -> warnings.add(VerdictJson.of(warning.message())));
        checkout.feeProblems()
                .forEach(problem ->
                        warnings.addObject().put("ko", "도서산간 배송비: " + problem).put("en", "additional fee: " + problem));
        return json;
    }

    /** A verdict, and with it why there was no answer, or null. */
    public static JsonNode verdict(@Nullable Verdict verdict) {
        if (verdict == null) {
            return NullNode.getInstance();
        }
        ObjectNode json = VerdictJson.of(verdict);
        ProductInfoExchange.Failure failure = verdict.exchange().failure();
        if (json.get("exchange") instanceof ObjectNode exchange) {
            exchange.put("failure", failure == null ? null : failure.kind() + ": " + failure.detail());
        }
        return json;
    }
}
