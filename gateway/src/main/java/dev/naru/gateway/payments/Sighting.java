package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentPage;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.List;
import java.util.Optional;

/** A payment seen in a list, enough to tell whether a closer look is worth a request. */
public record Sighting(ImpUid impUid, MerchantUid merchantUid, Rank rank, long amount, long cancelAmount, Buyer buyer) {

    /** Those of a page that this version understands. */
    public static List<Sighting> of(PaymentPage page) {
        return page.payments().stream().flatMap(payment -> of(payment).stream()).toList();
    }

    /** Empty for a status this version does not know. */
    public static Optional<Sighting> of(IamportPayment payment) {
        return Rank.of(payment)
                .map(rank -> new Sighting(
                        payment.impUid(),
                        payment.merchantUid(),
                        rank,
                        payment.amount().won(),
                        payment.cancelAmount().won(),
                        Buyers.of(payment.buyer())));
    }
}
