package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.ledger.Payment;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@code sorting} parameter of the payment lists; a leading minus means newest first. */
final class Sorting {
    private Sorting() {}

    static Comparator<Payment> of(QueryString query) {
        String wanted = query.first("sorting");
        String name = wanted == null || wanted.isEmpty() ? "-started" : wanted;
        boolean newestFirst = name.startsWith("-");
        Comparator<Payment> ascending = switch (newestFirst ? name.substring(1) : name) {
            case "started" -> by(Payment::startedAt);
            case "paid" -> by(Payment::paidAt);
            case "updated" -> by(Payment::updatedAt);
            default -> throw BadInput.of("sorting must be started, paid or updated, with a leading - for newest first");
        };
        return newestFirst ? ascending.reversed() : ascending;
    }

    private static Comparator<Payment> by(Function<Payment, @Nullable Instant> time) {
        return Comparator.<Payment>comparingLong(payment -> PaymentJson.seconds(time.apply(payment)))
                .thenComparingLong(Payment::sequence);
    }
}
