package dev.naru.gateway.proxy;

import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a call belongs: behind which others it waits, and into which order's story. */
final class Lanes {
    private static final int MAX_ID = 120;
    private static final int CUSTOMER_SEGMENT = 3;

    private final CancelGuard cancels;
    private final Looks looks;
    private final OrderRepository orders;
    private final PaymentRepository payments;

    Lanes(CancelGuard cancels, Looks looks, OrderRepository orders, PaymentRepository payments) {
        this.cancels = cancels;
        this.looks = looks;
        this.orders = orders;
        this.payments = payments;
    }

    /**
     * A place.
     *
     * @param lane calls of one lane go one after the other, those of {@code /v1} among them
     * @param order null when the call belongs to none of ours
     */
    record Place(String lane, @Nullable MerchantUid order) {}

    Future<Place> of(UUID merchantId, EffectCall call) {
        return switch (call.kind()) {
            case CANCEL ->
                cancels.impUid(merchantId, call.body())
                        .compose(impUid -> place(merchantId, impUid, call.body().value("merchant_uid")));
            case CHARGE -> place(merchantId, "", call.body().value("merchant_uid"));
            case KEY_DELETE ->
                Future.succeededFuture(new Place(behind(Numbers.segment(call.path(), CUSTOMER_SEGMENT)), null));
            default ->
                place(merchantId, call, Numbers.of(call).stream().findFirst().orElse(""));
        };
    }

    /** Behind everything else that changes the schedules or the key of this customer. */
    private Future<Place> place(UUID merchantId, EffectCall call, String number) {
        return customer(merchantId, call, number)
                .compose(customer -> customer.isEmpty()
                        ? place(merchantId, "", number.isEmpty() ? null : number)
                        : order(merchantId, "", number).map(order -> new Place(behind(customer), order.orElse(null))));
    }

    /** Where the call names no customer, the schedule does; empty when there is none. */
    private Future<String> customer(UUID merchantId, EffectCall call, String number) {
        String named = call.body().value("customer_uid");
        if (named != null || number.isEmpty()) {
            return Future.succeededFuture(Objects.requireNonNullElse(named, ""));
        }
        return looks.schedule(merchantId, number)
                .map(found -> found.map(
                                schedule -> schedule.path("customer_uid").asText())
                        .orElse(""));
    }

    private static String behind(String customerUid) {
        return "customer:" + shortened(customerUid);
    }

    private Future<Place> place(UUID merchantId, String impUid, @Nullable String merchantUid) {
        String lane = impUid.isEmpty()
                ? "uid:" + shortened(Objects.requireNonNullElse(merchantUid, "-"))
                : "imp:" + shortened(impUid);
        return order(merchantId, impUid, merchantUid).map(order -> new Place(lane, order.orElse(null)));
    }

    private Future<Optional<MerchantUid>> order(UUID merchantId, String impUid, @Nullable String merchantUid) {
        if (ImpUid.isValid(impUid)) {
            return payments.orderOf(merchantId, new ImpUid(impUid));
        }
        if (merchantUid == null || !MerchantUid.isValid(merchantUid)) {
            return Future.succeededFuture(Optional.empty());
        }
        return orders.find(merchantId, new MerchantUid(merchantUid))
                .map(order -> order.map(known -> known.merchantUid()));
    }

    /** What is longer is nobody's id, and only has to fit. */
    private static String shortened(String id) {
        return id.length() <= MAX_ID ? id : id.substring(0, MAX_ID);
    }
}
