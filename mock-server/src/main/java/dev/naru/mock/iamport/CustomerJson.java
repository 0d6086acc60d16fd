package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.PaymentMeans;

/** {@code CustomerAnnotation} on the wire: a billing key, its buyer fields called {@code customer_*}. */
final class CustomerJson {
    private CustomerJson() {}

    static ObjectNode of(BillingKey key) {
        PaymentMeans.Card card = key.means().card();
        return StrictJson.object()
                .put("card_code", card == null ? null : card.code())
                .putNull("card_issuer_code")
                .putNull("card_issuer_name")
                .put("card_name", name(key.means()))
                .put("card_number", card == null ? null : card.number())
                .putNull("card_publisher_code")
                .putNull("card_publisher_name")
                .put("card_type", card == null ? null : card.type())
                .put("customer_addr", key.customer().addr())
                .put("customer_email", key.customer().email())
                .put("customer_id", key.customerId())
                .put("customer_name", key.customer().name())
                .put("customer_postcode", key.customer().postcode())
                .put("customer_tel", key.customer().tel())
                .put("customer_uid", key.customerUid())
                .put("inserted", PaymentJson.seconds(key.inserted()))
                .put("pg_id", key.channel().pgId())
                .put("pg_provider", key.channel().pgProvider())
                .put("sandbox", key.channel().sandbox())
                .put("updated", PaymentJson.seconds(key.updated()));
    }

    // The V1 document has no key without a card_name, and Naver Pay has keys without a card.
    private static String name(PaymentMeans means) {
        if (means.card() != null) {
            return means.card().name();
        }
        return means.bank() != null ? means.bank().name() : "네이버페이";
    }
}
