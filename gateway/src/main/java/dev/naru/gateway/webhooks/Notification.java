package dev.naru.gateway.webhooks;

import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import org.jspecify.annotations.Nullable;

/**
 * What a notification claims (Iamport V1, webhook body). At least one of the two identifiers is there.
 *
 * @param status as claimed; null in {@code Naver.OrderStatus.Changed}, which has no imp_uid either
 */
record Notification(
        @Nullable ImpUid impUid,
        @Nullable MerchantUid merchantUid,
        @Nullable String status,
        @Nullable String cancellationId) {

    SyncSubject subject() {
        if (impUid != null) {
            return new SyncSubject.ByImpUid(impUid);
        }
        if (merchantUid == null) {
            throw new IllegalStateException("a notification names a payment or an order");
        }
        return new SyncSubject.ByMerchantUid(merchantUid);
    }
}
