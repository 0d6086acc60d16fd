package dev.naru.mock.iamport;

import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.recurring.ChargeDesk;
import dev.naru.mock.recurring.UsedMerchantUids;

/** Iamport V1, POST /subscribe/payments/again: charges a billing key now. A decline is code 0 with status failed. */
final class AgainRoute {
    private static final int MAX_CUSTOMER_UID = 80;

    private final ChargeDesk desk;

    AgainRoute(ChargeDesk desk) {
        this.desk = desk;
    }

    Envelope charge(Call call) {
        Params params = call.params();
        Space space = call.space();
        String customerUid = params.requiredIdentifier("customer_uid", MAX_CUSTOMER_UID);
        Charge charge = ChargeReader.read(space, params);
        BillingKey key = space.billingKeys().find(customerUid).orElseThrow(() -> unknown(space));
        refuseUsed(space, charge.merchantUid());
        String userAgent = call.ctx().request().getHeader("User-Agent");
        Payment payment = desk.chargeNow(space, key, ChargeReader.named(charge, key), userAgent);
        return Envelope.success(PaymentJson.of(payment));
    }

    private static Refusal unknown(Space space) {
        return space.settings().switches().word(Switch.UNKNOWN_CUSTOMER_CODE).equals("1")
                ? Refusal.business(ChargeDesk.NO_KEY)
                : Refusal.byProvider(ChargeDesk.NO_KEY);
    }

    static void refuseUsed(Space space, String merchantUid) {
        if (UsedMerchantUids.contains(space, merchantUid)) {
            throw used(space);
        }
    }

    static Refusal used(Space space) {
        String status = space.settings().switches().word(Switch.REUSED_MERCHANT_UID_STATUS);
        return status.equals("200")
                ? Refusal.business(Messages.MERCHANT_UID_USED)
                : Refusal.http(Integer.parseInt(status), Messages.MERCHANT_UID_USED);
    }
}
