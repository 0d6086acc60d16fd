package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.naver.claims.CodeList;
import dev.naru.mock.naver.claims.StepInput;
import dev.naru.mock.naver.claims.StepInput.Shipment;

/**
 * The fields of the calls about product orders. A reason that is not one of the list's becomes the standard one without a
 * word, as the V1 document says; a wrong or missing required field is 400.
 */
final class ClaimParams {
    private static final int MAX_MEMO = 1_000;
    private static final long LAST_SECOND = 253_402_300_799L;

    private ClaimParams() {}

    static StepInput cancel(Params params) {
        return new StepInput(CodeList.CANCEL_REASONS.orStandard(params.text("reason", 256)), null, null, 0);
    }

    static StepInput ship(Params params) {
        Shipment shipment = shipment(params, CodeList.SHIP_METHODS);
        return new StepInput(null, null, shipment.dispatchedAt(seconds(params, "dispatched_at")), 0);
    }

    static StepInput shipExchanged(Params params) {
        return new StepInput(null, null, shipment(params, CodeList.SHIP_METHODS), 0);
    }

    static StepInput requestReturn(Params params) {
        String reason = CodeList.RETURN_REASONS.orStandard(params.text("reason", 256));
        return new StepInput(reason, null, shipment(params, CodeList.RETURN_METHODS), 0);
    }

    static StepInput memo(Params params) {
        return new StepInput(null, params.text("memo", MAX_MEMO), null, 0);
    }

    static StepInput requiredMemo(Params params) {
        return new StepInput(null, params.requiredText("memo", MAX_MEMO), null, 0);
    }

    static StepInput withhold(Params params) {
        Long charge = params.won("extra_charge");
        String reason = CodeList.HOLD_REASONS.orStandard(params.text("reason", 256));
        return new StepInput(reason, params.requiredText("memo", MAX_MEMO), null, charge == null ? 0 : charge);
    }

    private static Shipment shipment(Params params, CodeList methods) {
        String method = params.requiredText("delivery_method", 64);
        if (!methods.has(method)) {
            throw BadInput.of("delivery_method must be one of " + String.join(", ", methods.codes()));
        }
        return new Shipment(method, params.text("delivery_company", 64), params.text("tracking_number", 64), null);
    }

    private static long seconds(Params params, String name) {
        String text = params.requiredText(name, 32);
        long seconds = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
        if (seconds == 0 || seconds > LAST_SECOND) {
            throw BadInput.of(name + " must be whole seconds since 1970");
        }
        return seconds;
    }
}
