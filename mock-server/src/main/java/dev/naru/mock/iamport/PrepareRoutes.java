package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.PreparedAmount;
import org.jspecify.annotations.Nullable;

/** Amounts registered before the page asks for payment (Iamport V1, /payments/prepare). */
final class PrepareRoutes {
    private static final int MAX_MERCHANT_UID = 40;

    Envelope register(Call call) {
        PreparedAmount wanted = read(call.params());
        if (call.space().prepared(wanted.merchantUid()).isPresent()) {
            throw Refusal.business(Messages.PREPARED_TWICE);
        }
        return keep(call, wanted);
    }

    Envelope change(Call call) {
        PreparedAmount wanted = read(call.params());
        if (call.space().prepared(wanted.merchantUid()).isEmpty()) {
            throw Refusal.http(404, Messages.NOT_PREPARED);
        }
        return keep(call, wanted);
    }

    Envelope show(Call call) {
        return call.space()
                .prepared(call.path("merchant_uid"))
                .map(amount -> Envelope.success(json(amount)))
                .orElseThrow(() -> Refusal.http(404, Messages.NOT_PREPARED));
    }

    private static Envelope keep(Call call, PreparedAmount wanted) {
        if (!call.space().prepare(wanted)) {
            throw new BadInput(429, "too_many", "no more prepared amounts are kept; reset the space", "");
        }
        return Envelope.success(json(wanted));
    }

    private static PreparedAmount read(Params params) {
        String merchantUid = params.requiredText("merchant_uid", MAX_MERCHANT_UID);
        // The amount is read back by a path, and nobody could name such an order there or in a log.
        if (merchantUid.codePoints().anyMatch(Character::isISOControl)) {
            throw BadInput.of("merchant_uid must not contain control characters");
        }
        Long amount = params.won("amount");
        if (amount == null) {
            throw BadInput.of("amount is required");
        }
        @Nullable String currency = params.text("currency", 3);
        return new PreparedAmount(merchantUid, amount, currency);
    }

    private static ObjectNode json(PreparedAmount prepared) {
        return StrictJson.object()
                .put("amount", prepared.amount())
                .put("currency", prepared.currency())
                .put("merchant_uid", prepared.merchantUid());
    }
}
