package dev.naru.mock.naver.payment;

import dev.naru.mock.ledger.PaymentMeans;
import dev.naru.mock.naver.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the buyer pays with inside Naver Pay. The wire name is what Iamport's {@code pay_method} says then. */
public enum Means {
    CARD("카드", "Card"),
    POINT("네이버페이 머니·포인트", "Money and points"),
    TRANS("계좌 간편결제", "Bank account");

    private final String ko;
    private final String en;

    Means(String ko, String en) {
        this.ko = ko;
        this.en = en;
    }

    /** As Iamport's record shows it before an approval. */
    PaymentMeans recorded() {
        return switch (this) {
            case CARD -> PaymentMeans.byCard();
            case POINT -> PaymentMeans.byPoint();
            case TRANS -> PaymentMeans.byTransfer();
        };
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Bilingual label() {
        return new Bilingual(ko, en);
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Means::wireName).toList();
    }
}
