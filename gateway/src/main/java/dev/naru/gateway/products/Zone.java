package dev.naru.gateway.products;

/** Where a parcel goes, as far as fees care. */
public enum Zone {
    MAINLAND,
    JEJU,
    ISLAND
}
