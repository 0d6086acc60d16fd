package dev.naru.gateway.platform.value;

/**
 * The merchant's own order number, Iamport's {@code merchant_uid}.
 *
 * @param value 1 to 40 characters (Iamport V1, {@code IMP.request_pay}), no control characters
 */
public record MerchantUid(String value) {
    public static final int MAX_LENGTH = 40;

    public MerchantUid {
        if (!isValid(value)) {
            throw new IllegalArgumentException("merchant_uid must be 1 to 40 characters without control characters");
        }
    }

    public static boolean isValid(String value) {
        return !value.isBlank() && value.length() <= MAX_LENGTH && value.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return value;
    }
}
