package dev.naru.gateway.merchants;

/**
 * What a shop's contract with Naver says about the last day of use ({@code naverUseCfm}): Naver settles some goods by it;
 * other shops must not send it.
 */
public enum UseCfm {
    OPTIONAL,
    REQUIRED,
    FORBIDDEN
}
