package dev.naru.mock.load;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scenarios by the word that asks for them, with the rate per second that they have unless told otherwise. */
enum ScenarioKind {
    /** Naver asks what products are. */
    PRODUCT_CHECK("product-check", 2_000),
    /** Iamport posts notifications. */
    WEBHOOK_INTAKE("webhook-intake", 1_000),
    /** The shop's server places orders. */
    ORDER_CREATION("order-creation", 500),
    /** Old clients of Iamport read payments. */
    COMPATIBLE_READ("compatible-read", 500),
    /** Buyers order and pay, and a minute turns paid at once. */
    PURCHASE("purchase", 50);

    private final String word;
    private final int ratePerSecond;

    ScenarioKind(String word, int ratePerSecond) {
        this.word = word;
        this.ratePerSecond = ratePerSecond;
    }

    /** Whether the run does something at the mock itself. */
    boolean needsMock() {
        return this == PURCHASE || this == COMPATIBLE_READ;
    }

    String word() {
        return word;
    }

    int ratePerSecond() {
        return ratePerSecond;
    }

    static Optional<ScenarioKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(ScenarioKind::word).collect(Collectors.joining(", "));
    }
}
