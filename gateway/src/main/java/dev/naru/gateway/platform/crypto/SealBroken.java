package dev.naru.gateway.platform.crypto;

/** A sealed text cannot be opened; the message says why and holds no part of the secret. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String why) {
        super(why);
    }

    SealBroken(String why, Throwable cause) {
        super(why, cause);
    }
}
