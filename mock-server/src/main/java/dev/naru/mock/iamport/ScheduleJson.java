package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Schedule;
import java.util.Collection;

/** {@code ScheduleResultAnnotation} on the wire. */
final class ScheduleJson {
    private ScheduleJson() {}

    static ObjectNode of(Schedule schedule) {
        Charge charge = schedule.charge();
        Payment payment = schedule.payment();
        return StrictJson.object()
                .put("amount", charge.amount())
                .put("buyer_addr", charge.buyer().addr())
                .put("buyer_email", charge.buyer().email())
                .put("buyer_name", charge.buyer().name())
                .put("buyer_postcode", charge.buyer().postcode())
                .put("buyer_tel", charge.buyer().tel())
                .put("currency", "KRW")
                .put("custom_data", charge.customData())
                .put("customer_id", schedule.customerId())
                .put("customer_uid", schedule.customerUid())
                .put("executed_at", PaymentJson.seconds(schedule.executedAt()))
                .put("fail_reason", payment == null ? null : payment.failReason())
                .put("imp_uid", payment == null ? null : payment.impUid())
                .put("merchant_uid", schedule.merchantUid())
                .put("name", charge.name())
                .put("payment_status", payment == null ? null : payment.status().wireName())
                .put("pg_id", schedule.channel().pgId())
                .put("pg_provider", schedule.channel().pgProvider())
                .putNull("promotion_id")
                .put("revoked_at", PaymentJson.seconds(schedule.revokedAt()))
                .put("schedule_at", PaymentJson.seconds(schedule.at()))
                .put("schedule_status", schedule.status().wireName());
    }

    static ArrayNode list(Collection<Schedule> schedules) {
        ArrayNode list = StrictJson.object().arrayNode();
        schedules.forEach(schedule -> list.add(of(schedule)));
        return list;
    }
}
