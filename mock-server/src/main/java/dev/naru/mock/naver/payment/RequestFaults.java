package dev.naru.mock.naver.payment;

import dev.naru.mock.inspection.Fault;
import dev.naru.mock.inspection.Inspection;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.payment.WindowRequest.NaverFields;
import dev.naru.mock.naver.request.PageRequest;
import java.util.List;
import java.util.regex.Pattern;

/** What Naver's inspection would fault in the parameters of one payment-type {@code request_pay}. */
final class RequestFaults {
    private static final Pattern SAYS_HOW_MANY = Pattern.compile("외\\s*[0-9]+\\s*(개|건|종|권)");
    private static final List<String> DEPRECATED = List.of("naverActionType", "naverChainId");

    private final PageRequest page;
    private final PaymentWindow window;

    RequestFaults(PageRequest page, PaymentWindow window) {
        this.page = page;
        this.window = window;
    }

    /** Notes every fault with the payment just opened. */
    void note() {
        noteProducts();
        noteFields();
        noteOrderNumber();
    }

    private void noteProducts() {
        PaymentProducts read = PaymentProducts.read(page.params().get("naverProducts"));
        if (!read.problems().isEmpty()) {
            note(Fault.PRODUCTS_INVALID, String.join("; ", read.problems()));
        } else if (read.products().isEmpty() && !window.registersKey()) {
            note(Fault.PRODUCTS_MISSING, "request_pay without naverProducts");
        }
        String name = window.payment().opened().name();
        if (name != null && SAYS_HOW_MANY.matcher(name).find()) {
            note(Fault.NAME_REPEATS_COUNT, "name: " + name);
        }
    }

    private void noteFields() {
        Space space = window.space();
        NaverFields naver = window.request().naver();
        String useCfm = naver.useCfm();
        if (useCfm != null && !UseDay.isUsable(useCfm, space.now())) {
            note(Fault.NAVER_USE_CFM_INVALID, "naverUseCfm: " + useCfm);
        }
        if (!window.registersKey() && SightCheck.isBelowMinimum(window)) {
            note(Fault.BELOW_MINIMUM, "amount: " + window.payment().opened().amount());
        }
        if (window.registersKey() && window.payment().buyer().tel() == null) {
            note(Fault.BUYER_TEL_MISSING, "registration without buyer_tel");
        }
        DEPRECATED.stream()
                .filter(page.params()::hasNonNull)
                .forEach(name -> note(Fault.DEPRECATED_PARAMETER, name + " is given"));
    }

    private void noteOrderNumber() {
        Space space = window.space();
        String merchantUid = window.payment().merchantUid();
        if (space.payments().attempts(merchantUid).size() > 1) {
            note(Fault.MERCHANT_UID_REUSED, "request_pay with the order number of an earlier attempt");
        }
        if (!window.registersKey() && space.prepared(merchantUid).isEmpty()) {
            note(Fault.PREPARE_NOT_USED, "request_pay without POST /payments/prepare before");
        }
    }

    private void note(Fault fault, String evidence) {
        Payment payment = window.payment();
        Inspection inspection = window.space().inspection();
        inspection.note(fault, payment.merchantUid(), payment.impUid(), evidence);
    }
}
