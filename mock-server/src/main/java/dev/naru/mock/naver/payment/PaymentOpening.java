package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.naver.payment.WindowRequest.Registration;
import dev.naru.mock.naver.request.PageRequest;
import dev.naru.mock.naver.request.Refused;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMP.request_pay} for payment-type Naver Pay: the checks before the window opens, then Iamport's record in state
 * ready. Nothing is recorded when a check fails.
 */
public final class PaymentOpening {
    private final PaymentDesk desk;
    private final ShopConfirm confirm;

    public PaymentOpening(PaymentDesk desk, ShopConfirm confirm) {
        this.desk = desk;
        this.confirm = confirm;
    }

    /**
     * Checks, registers, opens. The window may have ended already: what Naver refuses on sight is a failed payment.
     *
     * @param channel the merchant's payment-type channel
     * @throws Refused when the window may not open
     */
    public PaymentWindow open(PageRequest request, Channel channel) {
        Space space = request.space();
        WindowRequest asked = WindowRequests.read(request);
        Registration registration = asked.registration();
        BillingUse billing = registration == null ? null : BillingUse.issue(registration.customerUid());
        NewPayment opened = newPayment(request, channel, billing);
        confirm.require(asked.confirmUrl());
        requirePreparedAmount(space, opened);
        PaymentWindow window = desk.open(space, space.payments().open(opened), asked);
        space.payments().attach(window.payment(), asked.bytes());
        new RequestFaults(request, window).note();
        write(request, window);
        Ending onSight = SightCheck.of(window);
        return onSight == null ? window : desk.fail(window, onSight);
    }

    private static NewPayment newPayment(PageRequest request, Channel channel, @Nullable BillingUse billing) {
        Switches switches = request.space().settings().switches();
        String payMethod = switches.word(Switch.PAY_METHOD).equals("provider") ? Channel.NAVERPAY : "card";
        try {
            return request.payment(channel, payMethod, billing);
        } catch (Refused refused) {
            if (refused.code().equals(PageRequest.ALREADY_PAID)) {
                request.space()
                        .inspection()
                        .note(
                                Fault.MERCHANT_UID_REUSED,
                                request.text("merchant_uid"),
                                null,
                                "request_pay with a paid order number");
            }
            throw refused;
        }
    }

    private void write(PageRequest request, PaymentWindow window) {
        ObjectNode detail = StrictJson.object()
                .put("amount", window.payment().amount())
                .put("kind", window.registersKey() ? "billing_key" : "payment")
                .put("mode", window.request().returning().popup() ? "popup" : "page");
        ArrayNode given = detail.putArray("parameters");
        request.params().fieldNames().forEachRemaining(given::add);
        if (request.params().path("amount").isTextual()) {
            detail.putArray("remarks").add("amount is a text; the guide asks for a number");
        }
        desk.write(window, EntryType.SDK_REQUEST_PAY, "payment-type window opens, payment ready", detail);
    }

    private static void requirePreparedAmount(Space space, NewPayment opened) {
        space.prepared(opened.merchantUid())
                .filter(prepared -> prepared.amount() != opened.amount())
                .ifPresent(prepared -> {
                    throw new Refused(
                            "AMOUNT_MISMATCH",
                            "사전등록된 결제금액(" + prepared.amount() + "원)과 요청한 결제금액(" + opened.amount() + "원)이 일치하지 않습니다.");
                });
    }

    /** Where a page without a callback is sent when its window could not open, or null. */
    public static @Nullable String landing(ObjectNode params, Refused refused, Switches switches) {
        String merchantUid = params.path("merchant_uid").asText(null);
        return Landing.readable(params.path("m_redirect_url").textValue())
                .map(url -> Landing.url(
                        url, PageResponse.of(refused, merchantUid), switches.word(Switch.REDIRECT_PARAMETERS)))
                .orElse(null);
    }
}
