package dev.naru.mock.naver.judge;

/** Where a rule comes from. The letters are those of docs/protocol/naver-product-check.md. */
public enum Evidence {
    /** Naver's integration guide 2.1. */
    G,
    /** The Iamport manual of 2017. */
    S,
    /** The Iamport manual of today. */
    M,
    /** Iamport's own plugin for WooCommerce. */
    P,
    /** Other public code and notices. */
    W,
    /** Measured. */
    X,
    /** Inferred. */
    I,
    /** Our own rule. */
    O
}
