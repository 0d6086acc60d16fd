package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Payments;
import dev.naru.mock.naver.checkout.Checkouts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code where} of the order list: words that all must fit. {@code status:paid}, {@code checkout:refused},
 * {@code pg:naverpay}, {@code customer_uid:gildong_1}, {@code amount:>10000}, {@code overwritten:true}; any other word is
 * looked for in ids, order name and buyer.
 */
final class OrderSearch {
    private OrderSearch() {}

    /** The newest payments that fit, newest first, at most {@code limit}; by an index where a word names one. */
    static List<Payment> find(Payments payments, @Nullable String where, Checkouts checkouts, int limit) {
        Predicate<Payment> all = payment -> true;
        Optional<List<Payment>> indexed = Optional.empty();
        for (String word : (where == null ? "" : where).strip().split("\\s+", 20)) {
            if (!word.isEmpty()) {
                all = all.and(word(word, checkouts));
                indexed = indexed.or(() -> indexed(payments, word));
            }
        }
        Predicate<Payment> fits = all;
        return indexed.map(few -> few.stream().filter(fits).limit(limit).toList())
                .orElseGet(() -> payments.newest(fits, limit));
    }

    private static Optional<List<Payment>> indexed(Payments payments, String word) {
        String value = word.substring(word.indexOf(':') + 1);
        if (word.startsWith("imp_uid:")) {
            return Optional.of(payments.find(value).map(List::of).orElse(List.of()));
        }
        if (word.startsWith("customer_uid:")) {
            return Optional.of(payments.ofCustomer(value));
        }
        if (word.startsWith("merchant_uid:")) {
            List<Payment> newestFirst = new ArrayList<>(payments.attempts(value));
            Collections.reverse(newestFirst);
            return Optional.of(newestFirst);
        }
        return Optional.empty();
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
