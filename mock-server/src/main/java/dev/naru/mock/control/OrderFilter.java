package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The search language of the orders list: words that must all hold. {@code status:paid}, {@code amount:>10000}, {@code
 * amount:<500}, {@code amount:21000}, {@code overwritten:true}; any other word is looked for in the order number, the
 * imp_uid and the order's name.
 */
final class OrderFilter {
    private static final int MAX_WORDS = 10;

    private OrderFilter() {}

    static Predicate<Payment> of(String where) {
        List<Predicate<Payment>> all = new ArrayList<>();
        String[] words = where.strip().split("\\s+", MAX_WORDS + 1);
        if (words.length > MAX_WORDS) {
            throw BadInput.of("where must be at most " + MAX_WORDS + " words");
        }
        for (String word : words) {
            if (!word.isEmpty()) {
                all.add(word(word));
            }
        }
        return payment -> all.stream().allMatch(one -> one.test(payment));
    }

    private static Predicate<Payment> word(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? "" : word.substring(0, colon);
        String value = word.substring(colon + 1);
        return switch (name) {
            case "status" -> payment -> payment.status().wireName().equals(value);
            case "amount" -> amount(value);
            case "overwritten" ->
                payment -> (payment.amount() != payment.opened().amount()) == Boolean.parseBoolean(value);
            default -> anywhere(word.toLowerCase(Locale.ROOT));
        };
    }

    private static Predicate<Payment> amount(String value) {
        if (!value.matches("[<>]?[0-9]{1,13}")) {
            throw BadInput.of("where: amount must be a number, or < or > and a number");
        }
        long won = Long.parseLong(value.replaceAll("[<>]", ""));
        return switch (value.charAt(0)) {
            case '>' -> payment -> payment.amount() > won;
            case '<' -> payment -> payment.amount() < won;
            default -> payment -> payment.amount() == won;
        };
    }

    private static Predicate<Payment> anywhere(String word) {
        return payment -> contains(payment.merchantUid(), word)
                || contains(payment.impUid(), word)
                || contains(String.valueOf(payment.opened().name()), word);
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
