package dev.naru.gateway.products;

/**
 * Which row of the change counter a product belongs to. More buckets let more writers commit at once; fewer make the
 * counter cheaper to read.
 */
public final class ChangeBuckets {
    public static final int COUNT = 16;

    private ChangeBuckets() {}

    /** 0 to 15; {@link String#hashCode} is part of Java's specification, so every version of the gateway agrees. */
    public static int of(String productId) {
        int hash = productId.hashCode();
        return (hash ^ (hash >>> 16)) & (COUNT - 1);
    }
}
