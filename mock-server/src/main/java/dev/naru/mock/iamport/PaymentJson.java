package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Cancellation;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code PaymentAnnotation} on the wire: every key present, in the alphabetical order Iamport writes, absent texts null,
 * absent times and instalments 0.
 */
public final class PaymentJson {
    private PaymentJson() {}

    /** The record as {@code GET /payments/{imp_uid}} shows it now. */
    public static ObjectNode of(Payment p) {
        ObjectNode json = StrictJson.object();
        json.put("amount", p.amount());
        PaymentMeans means = p.means();
        json.put("apply_num", means == null ? null : means.applyNum());
        PaymentMeans.Bank bank = means == null ? null : means.bank();
        json.put("bank_code", bank == null ? null : bank.code());
        json.put("bank_name", bank == null ? null : bank.name());
        json.put("buyer_addr", p.buyer().addr());
        json.put("buyer_email", p.buyer().email());
        json.put("buyer_name", p.buyer().name());
        json.put("buyer_postcode", p.buyer().postcode());
        json.put("buyer_tel", p.buyer().tel());
        json.put("cancel_amount", p.cancelAmount());
        json.set("cancel_history", cancelHistory(p));
        json.put("cancel_reason", p.cancelReason());
        ArrayNode receipts = json.putArray("cancel_receipt_urls");
        p.cancellations().forEach(cancellation -> Receipts.addTo(receipts, p, cancellation));
        json.put("cancelled_at", seconds(p.cancelledAt()));
        card(json, means == null ? null : means.card());
        json.put("cash_receipt_issued", false);
        json.put("channel", p.opened().device());
        json.put("currency", "KRW");
        json.put("custom_data", p.opened().customData());
        BillingUse billing = p.opened().billing();
        json.put("customer_uid", billing == null ? null : billing.customerUid());
        json.put("customer_uid_usage", billing == null ? null : billing.usage().wireName());
        json.putArray("deposit_history");
        json.putNull("emb_pg_provider");
        json.put("escrow", p.opened().escrow());
        json.put("fail_reason", p.failReason());
        json.put("failed_at", seconds(p.failedAt()));
        json.put("imp_uid", p.impUid());
        json.put("merchant_uid", p.merchantUid());
        json.put("name", p.opened().name());
        json.put("paid_at", seconds(p.paidAt()));
        json.put("pay_method", p.payMethod());
        json.put("pg_id", p.channel().pgId());
        json.put("pg_provider", p.channel().pgProvider());
        json.put("pg_tid", p.pgTid());
        json.putNull("promotion");
        json.put("receipt_url", Receipts.of(p));
        json.put("sandbox", p.channel().sandbox());
        json.put("started_at", seconds(p.startedAt()));
        json.put("status", p.status().wireName());
        json.put("user_agent", p.opened().userAgent());
        json.putNull("vbank_code");
        json.put("vbank_date", 0);
        json.putNull("vbank_holder");
        json.put("vbank_issued_at", 0);
        json.putNull("vbank_name").putNull("vbank_num");
        return json;
    }

    private static void card(ObjectNode json, PaymentMeans.@Nullable Card card) {
        json.put("card_code", card == null ? null : card.code());
        json.putNull("card_issuer_code").putNull("card_issuer_name");
        json.put("card_name", card == null ? null : card.name());
        json.put("card_number", card == null ? null : card.number());
        json.putNull("card_publisher_code").putNull("card_publisher_name");
        json.put("card_quota", card == null ? 0 : card.quota());
        json.put("card_type", card == null ? null : card.type());
    }

    private static ArrayNode cancelHistory(Payment p) {
        ArrayNode history = StrictJson.object().arrayNode();
        for (Cancellation cancellation : p.cancellations()) {
            history.addObject()
                    .put("amount", cancellation.amount())
                    .put("cancellation_id", cancellation.id())
                    .put("cancelled_at", seconds(cancellation.at()))
                    .put("pg_tid", cancellation.pgTid())
                    .put("reason", cancellation.reason())
                    .put("receipt_url", Receipts.of(p, cancellation));
        }
        return history;
    }

    static long seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }
}
