package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.Claim;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.ProductOrderStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which step is allowed in which state, and where it leads. Iamport V1 publishes no such table: this one follows from its
 * descriptions, its enumerations and the Naver operation behind each call (docs/protocol/product-orders.md).
 */
final class ClaimRules {
    /**
     * The first row that fits decides; no row, not allowed. {@code none} is no open claim, {@code =} is unchanged,
     * {@code +x} sets and {@code -x} clears a flag, {@code refund} gives the money back. {@code shipped} is DELIVERING or
     * DELIVERED; {@code open-return} and {@code open-exchange} are a request, goods on the way back and goods come back.
     */
    private static final String TABLE = """
            step              | status           | claim                                           | when        | status                | claim                 | then
            ------------------|------------------|-------------------------------------------------|-------------|-----------------------|-----------------------|----------
            place             | PAYED            | none                                            | !placed     | =                     | =                     | +placed
            delay-shipping    | PAYED            | none                                            |             | =                     | =                     |
            ship              | PAYED            | none                                            | placed      | DELIVERING            | =                     |
            ship              | PAYED            | none                                            | auto-place  | DELIVERING            | =                     | +placed
            deliver           | DELIVERING       | none RETURN_REQUEST EXCHANGE_REQUEST HOLDBACK   |             | DELIVERED             | =                     |
            decide            | shipped          | none                                            |             | PURCHASE_DECIDED      | =                     |
            decide            | shipped          | DECISION_REQUEST                                |             | PURCHASE_DECIDED      | HOLDBACK_RELEASE      |
            review            | PURCHASE_DECIDED | none                                            | !reviewed   | =                     | =                     | +reviewed

            cancel            | PAYED            | none CANCEL_REQUEST                             | slow-refund | =                     | CANCELING             |
            cancel            | PAYED            | none CANCEL_REQUEST                             |             | CANCELED              | CANCEL_DONE           | refund
            request-cancel    | PAYED            | none                                            | placed      | =                     | CANCEL_REQUEST        |
            request-cancel    | PAYED            | none                                            | slow-refund | =                     | CANCELING             |
            request-cancel    | PAYED            | none                                            |             | CANCELED              | CANCEL_DONE           | refund
            withdraw-cancel   | PAYED            | CANCEL_REQUEST                                  |             | =                     | CANCEL_REJECT         |
            approve-cancel    | PAYED            | CANCEL_REQUEST                                  | slow-refund | =                     | CANCELING             |
            approve-cancel    | PAYED            | CANCEL_REQUEST                                  |             | CANCELED              | CANCEL_DONE           | refund
            admin-cancel      | PAYED            | none CANCEL_REQUEST                             | slow-refund | =                     | ADMIN_CANCELING       |
            admin-cancel      | PAYED            | none CANCEL_REQUEST                             |             | CANCELED              | ADMIN_CANCEL_DONE     | refund
            admin-cancel      | shipped          | none                                            | slow-refund | =                     | ADMIN_CANCELING       |
            admin-cancel      | shipped          | none                                            |             | CANCELED              | ADMIN_CANCEL_DONE     | refund
            finish-cancel     | PAYED            | CANCELING                                       |             | CANCELED              | CANCEL_DONE           | refund
            finish-cancel     | PAYED            | ADMIN_CANCELING                                 |             | CANCELED              | ADMIN_CANCEL_DONE     | refund
            finish-cancel     | shipped          | ADMIN_CANCELING                                 |             | CANCELED              | ADMIN_CANCEL_DONE     | refund

            request-return    | shipped          | none                                            | pickup      | =                     | RETURN_COLLECTING     |
            request-return    | shipped          | none                                            |             | =                     | RETURN_REQUEST        |
            start-collect     | shipped          | RETURN_REQUEST                                  |             | =                     | RETURN_COLLECTING     |
            collect           | shipped          | RETURN_COLLECTING                               |             | =                     | RETURN_COLLECT_DONE   |
            withdraw-return   | shipped          | RETURN_REQUEST RETURN_COLLECTING                |             | =                     | RETURN_REJECT         | -held
            reject-return     | shipped          | open-return                                     |             | =                     | RETURN_REJECT         | -held
            withhold-return   | shipped          | open-return                                     | !held       | =                     | =                     | +held
            resolve-return    | shipped          | open-return                                     | held        | =                     | =                     | -held
            approve-return    | shipped          | open-return                                     | !held       | RETURNED              | RETURN_DONE           | refund

            request-exchange  | shipped          | none                                            |             | =                     | EXCHANGE_REQUEST      |
            start-collect     | shipped          | EXCHANGE_REQUEST                                |             | =                     | EXCHANGE_COLLECTING   |
            collect           | shipped          | EXCHANGE_COLLECTING                             |             | =                     | EXCHANGE_COLLECT_DONE |
            collect-exchanged | shipped          | EXCHANGE_REQUEST EXCHANGE_COLLECTING            |             | =                     | EXCHANGE_COLLECT_DONE |
            withhold-exchange | shipped          | open-exchange                                   | !held       | =                     | =                     | +held
            resolve-exchange  | shipped          | open-exchange                                   | held        | =                     | =                     | -held
            ship-exchanged    | shipped          | EXCHANGE_COLLECT_DONE                           | !held       | =                     | EXCHANGE_REDELIVERING |
            redeliver         | shipped          | EXCHANGE_REDELIVERING                           |             | EXCHANGED             | EXCHANGE_DONE         |
            withdraw-exchange | shipped          | EXCHANGE_REQUEST EXCHANGE_COLLECTING            |             | =                     | EXCHANGE_REJECT       | -held
            reject-exchange   | shipped          | open-exchange                                   |             | =                     | EXCHANGE_REJECT       | -held

            hold-decision     | shipped          | none                                            |             | =                     | HOLDBACK              |
            start-redelivery  | shipped          | HOLDBACK                                        |             | =                     | HOLDBACK_REDELIVERING |
            redeliver         | shipped          | HOLDBACK_REDELIVERING                           |             | DELIVERED             | DECISION_REQUEST      |
            request-decision  | shipped          | HOLDBACK                                        |             | =                     | DECISION_REQUEST      |
            release-decision  | shipped          | HOLDBACK HOLDBACK_REDELIVERING DECISION_REQUEST |             | =                     | HOLDBACK_RELEASE      |

            deposit           | PAYMENT_WAITING  | none                                            |             | PAYED                 | =                     |
            expire-deposit    | PAYMENT_WAITING  | none                                            |             | CANCELED_BY_NOPAYMENT | =                     |
            """;

    private final List<Rule> rules;

    private ClaimRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static ClaimRules table() {
        List<Rule> rules = new ArrayList<>();
        TABLE.lines().skip(2).filter(line -> !line.isBlank()).forEach(line -> rules.add(row(line)));
        return new ClaimRules(rules);
    }

    /** The row that lets a step happen now; empty when it is not allowed. */
    Optional<Rule> find(Step step, ProductOrderState state, Set<Circumstance> given) {
        return rules.stream().filter(rule -> rule.fits(step, state, given)).findFirst();
    }

    List<Rule> rows() {
        return rules;
    }

    private static Rule row(String line) {
        String[] cells = line.split("\\|", -1);
        String status = cells[4].strip();
        String claim = cells[5].strip();
        return new Rule(
                Step.valueOf(constant(cells[0])),
                statuses(cells[1]),
                claims(cells[2]),
                flags(cells[3]),
                status.equals("=") ? null : ProductOrderStatus.valueOf(status),
                claim.equals("=") ? null : Claim.valueOf(claim),
                flags(cells[6].replace("refund", "")),
                cells[6].contains("refund"));
    }

    private static Set<ProductOrderStatus> statuses(String cell) {
        EnumSet<ProductOrderStatus> statuses = EnumSet.noneOf(ProductOrderStatus.class);
        for (String word : words(cell)) {
            if (word.equals("shipped")) {
                statuses.add(ProductOrderStatus.DELIVERING);
                statuses.add(ProductOrderStatus.DELIVERED);
            } else {
                statuses.add(ProductOrderStatus.valueOf(word));
            }
        }
        return statuses;
    }

    private static Set<Claim> claims(String cell) {
        EnumSet<Claim> claims = EnumSet.noneOf(Claim.class);
        for (String word : words(cell)) {
            switch (word) {
                case "open-return" ->
                    claims.addAll(EnumSet.of(Claim.RETURN_REQUEST, Claim.RETURN_COLLECTING, Claim.RETURN_COLLECT_DONE));
                case "open-exchange" ->
                    claims.addAll(
                            EnumSet.of(Claim.EXCHANGE_REQUEST, Claim.EXCHANGE_COLLECTING, Claim.EXCHANGE_COLLECT_DONE));
                default -> claims.add(Claim.valueOf(constant(word)));
            }
        }
        return claims;
    }

    /** {@code x} and {@code +x} are true, {@code !x} and {@code -x} false. */
    private static Map<Circumstance, Boolean> flags(String cell) {
        Map<Circumstance, Boolean> flags = new EnumMap<>(Circumstance.class);
        for (String word : words(cell)) {
            boolean not = word.startsWith("!") || word.startsWith("-");
            flags.put(Circumstance.valueOf(constant(word.replaceFirst("^[!+-]", ""))), !not);
        }
        return flags;
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }

    private static String constant(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
