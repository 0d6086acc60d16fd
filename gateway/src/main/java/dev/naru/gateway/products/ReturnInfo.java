package dev.naru.gateway.products;

import org.jspecify.annotations.Nullable;

/** Where a buyer sends a product back to: the merchant's own address, shown by Naver ({@code returnInfo}). */
public record ReturnInfo(
        String zipcode,
        String address1,
        String address2,
        String sellerName,
        String contact1,
        @Nullable String contact2) {}
