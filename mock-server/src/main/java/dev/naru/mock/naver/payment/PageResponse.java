package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.naver.request.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code rsp}: what the callback of {@code IMP.request_pay} is given (Iamport manual 2.1.4). Never proof of a payment. */
public final class PageResponse {
    private PageResponse() {}

    /** Of a window that has ended. */
    static ObjectNode of(PaymentWindow window, Ending ending) {
        Payment payment = window.payment();
        ObjectNode rsp = StrictJson.object()
                .put("success", ending.isSuccess())
                .put("imp_uid", payment.impUid())
                .put("merchant_uid", payment.merchantUid())
                .put("pay_method", payment.payMethod())
                .put("pg_provider", payment.channel().pgProvider())
                .put("pg_type", payment.channel().type())
                .put("name", payment.opened().name())
                .put("currency", "KRW")
                .put("status", payment.status().wireName());
        rsp.set("custom_data", customData(payment.opened().customData()));
        if (!ending.isSuccess()) {
            return rsp.put("error_code", ending.errorCode()).put("error_msg", ending.errorMessage());
        }
        Instant paidAt = payment.paidAt();
        PaymentMeans means = payment.means();
        PaymentMeans.Card card = means == null ? null : means.card();
        return rsp.put("paid_amount", payment.amount())
                .put("paid_at", paidAt == null ? 0 : paidAt.getEpochSecond())
                .put("pg_tid", payment.pgTid())
                .putNull("emb_pg_provider")
                .put("apply_num", means == null ? null : means.applyNum())
                .put("card_name", card == null ? null : card.name())
                .put("card_number", card == null ? null : card.number())
                .put("card_quota", card == null ? 0 : card.quota())
                .put("receipt_url", means == null ? null : means.receiptUrl())
                .put("buyer_name", payment.buyer().name())
                .put("buyer_email", payment.buyer().email())
                .put("buyer_tel", payment.buyer().tel())
                .put("buyer_addr", payment.buyer().addr())
                .put("buyer_postcode", payment.buyer().postcode());
    }

    /** Of a window that never opened: there is no payment to name. */
    public static ObjectNode of(Refused refused, @Nullable String merchantUid) {
        return StrictJson.object()
                .put("success", false)
                .put("error_code", refused.code())
                .put("error_msg", refused.text())
                .putNull("imp_uid")
                .put("merchant_uid", merchantUid);
    }

    /** The page gave an object, the record holds its text, the callback gets the object again. */
    private static JsonNode customData(@Nullable String recorded) {
        if (recorded == null) {
            return NullNode.getInstance();
        }
        try {
            return StrictJson.parse(recorded.getBytes(StandardCharsets.UTF_8));
        } catch (BadInput plainText) {
            return TextNode.valueOf(recorded);
        }
    }
}
