package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.ledger.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Billing keys and planned charges as the control API shows them. */
final class BillingJson {
    private BillingJson() {}

    static ObjectNode key(BillingKey key) {
        PaymentMeans.Card card = key.means().card();
        PaymentMeans.Bank bank = key.means().bank();
        BillingKey.Deletion deletion = key.deletion();
        String bankName = bank == null ? null : bank.name();
        ObjectNode json = StrictJson.object()
                .put("customer_uid", key.customerUid())
                .put("customer_id", key.customerId())
                .put("product_code", key.productCode())
                .put("customer_name", key.customer().name())
                .put("pay_method", key.means().payMethod())
                .put("card_name", card == null ? bankName : card.name())
                .put("card_number", card == null ? null : card.number())
                .put("imp_uid", key.issuedBy().impUid())
                .put("merchant_uid", key.issuedBy().merchantUid())
                .put("inserted", key.inserted().toString())
                .put("updated", key.updated().toString())
                .put("agreements_left", key.agreementsLeft())
                .put("deleted_at", deletion == null ? null : deletion.at().toString())
                .put("delete_reason", deletion == null ? null : deletion.reason())
                .put("delete_requester", deletion == null ? null : deletion.requester());
        ArrayNode script = json.putArray("script");
        key.script().forEach(script::add);
        return json;
    }

    static ObjectNode schedule(Schedule schedule) {
        Payment payment = schedule.payment();
        return StrictJson.object()
                .put("customer_uid", schedule.customerUid())
                .put("merchant_uid", schedule.merchantUid())
                .put("schedule_at", schedule.at().toString())
                .put("executed_at", text(schedule.executedAt()))
                .put("revoked_at", text(schedule.revokedAt()))
                .put("schedule_status", schedule.status().wireName())
                .put("payment_status", payment == null ? null : payment.status().wireName())
                .put("amount", schedule.charge().amount())
                .put("name", schedule.charge().name())
                .put("imp_uid", payment == null ? null : payment.impUid())
                .put("fail_reason", payment == null ? null : payment.failReason());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
