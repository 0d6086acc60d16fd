package dev.naru.mock.naver.fees;

/** Where a parcel goes, as far as its price is concerned. */
public enum Zone {
    MAINLAND,
    JEJU,
    ISLAND
}
