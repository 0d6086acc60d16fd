package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.naver.checkout.Checkouts;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code where} of the order list: words that all must fit. {@code status:paid}, {@code checkout:refused},
 * {@code pg:naverpay}, {@code customer_uid:gildong_1}, {@code amount:>10000}, {@code overwritten:true}; any other word is
 * looked for in ids, order name and buyer.
 */
final class OrderSearch {
    private OrderSearch() {}

    static Predicate<Payment> parse(@Nullable String where, Checkouts checkouts) {
        Predicate<Payment> all = payment -> true;
        for (String word : (where == null ? "" : where).strip().split("\\s+", 20)) {
            if (!word.isEmpty()) {
                all = all.and(word(word, checkouts));
            }
        }
        return all;
    }

    private static Predicate<Payment> word(String word, Checkouts checkouts) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "status" -> payment -> payment.status().wireName().equals(value);
            case "checkout" ->
                payment -> checkouts
                        .of(payment)
                        .filter(checkout -> checkout.state().wireName().equals(value))
                        .isPresent();
            case "merchant_uid" -> payment -> payment.merchantUid().equals(value);
            case "imp_uid" -> payment -> payment.impUid().equals(value);
            case "customer_uid" -> payment -> value.equals(customerUid(payment));
            case "pg" -> payment -> payment.channel().pgProvider().equals(value);
            case "amount" -> amount(value);
            case "overwritten" ->
                payment -> (payment.amount() != payment.opened().amount()) == Boolean.parseBoolean(value);
            default -> contains(word.toLowerCase(Locale.ROOT));
        };
    }

    private static @Nullable String customerUid(Payment payment) {
        BillingUse billing = payment.opened().billing();
        return billing == null ? null : billing.customerUid();
    }

    private static Predicate<Payment> amount(String value) {
        if (!value.matches("[<>=]?[0-9]{1,13}")) {
            throw BadInput.of("where: amount must look like amount:>10000");
        }
        long won = Long.parseLong(value.replaceAll("[<>=]", ""));
        return switch (value.charAt(0)) {
            case '<' -> payment -> payment.amount() < won;
            case '>' -> payment -> payment.amount() > won;
            default -> payment -> payment.amount() == won;
        };
    }

    private static Predicate<Payment> contains(String text) {
        return payment -> (payment.merchantUid() + "\n" + payment.impUid() + "\n"
                        + payment.opened().name() + "\n" + payment.buyer().name())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }
}
