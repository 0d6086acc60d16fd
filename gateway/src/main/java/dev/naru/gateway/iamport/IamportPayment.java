package dev.naru.gateway.iamport;

import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment attempt as Iamport V1 reports it ({@code PaymentAnnotation}).
 *
 * @param currency {@code KRW} for everything Naver; empty when Iamport sent none
 * @param cancelAmount given back so far, 0 to {@code amount}
 * @param sandbox made through a test channel
 * @param pgProvider such as {@code naverco}; empty when Iamport sent none
 * @param cancellationId of the last time money went back; null when none did, or Iamport gave no id
 * @param customerUid billing key that was issued or used; null for a plain payment
 * @param customerUidUsage {@code issue}, {@code payment} or {@code payment.scheduled}; null for a plain payment
 * @param failReason Iamport's words, untouched
 * @param cancelReason Iamport's words, untouched
 */
public record IamportPayment(
        ImpUid impUid,
        MerchantUid merchantUid,
        PaymentStatus status,
        Krw amount,
        Krw cancelAmount,
        String currency,
        boolean sandbox,
        String pgProvider,
        BuyerFields buyer,
        @Nullable String cancellationId,
        @Nullable String customerUid,
        @Nullable String customerUidUsage,
        @Nullable String failReason,
        @Nullable String cancelReason,
        @Nullable Instant startedAt,
        @Nullable Instant paidAt,
        @Nullable Instant failedAt,
        @Nullable Instant cancelledAt) {}
