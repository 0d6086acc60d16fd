package dev.naru.mock.naver.payment;

import org.jspecify.annotations.Nullable;

/** One entry of {@code naverProducts} as payment-type Naver Pay means it; what the page left out or misspelt is null or 0. */
record PaymentProduct(
        @Nullable String categoryType,
        @Nullable String categoryId,
        @Nullable String uid,
        @Nullable String name,
        long count,
        @Nullable String sellerId,
        @Nullable String payReferrer,
        @Nullable String startDate,
        @Nullable String endDate) {}
