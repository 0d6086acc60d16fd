package dev.naru.mock.naver.payment;

import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.payment.WindowRequest.Registration;
import org.jspecify.annotations.Nullable;

/** What Naver refuses on sight: Iamport has its record by then, the buyer never sees a window. */
final class SightCheck {
    private SightCheck() {}

    /** How the payment ends at once, or null when the window opens. */
    static @Nullable Ending of(PaymentWindow window) {
        Space space = window.space();
        Registration registration = window.request().registration();
        String useCfm = window.request().naver().useCfm();
        if (!space.settings().switches().on(Switch.NAVERPAY_PERMISSION)) {
            return Ending.failure(Outcome.UNAUTHORISED.code(), Outcome.UNAUTHORISED.message());
        }
        if (registration == null && isBelowMinimum(window)) {
            return Ending.failure(
                    "MinAmountUnder", minimum(space) + "원 미만 상품은 네이버페이로 결제할 수 없습니다. 다른 결제수단을 선택해 주시기 바랍니다.");
        }
        if (useCfm != null && !UseDay.isUsable(useCfm, space.now())) {
            return Ending.failure("InvalidUseCfm", "이용완료일(naverUseCfm)은 결제 당일 또는 미래의 일자(yyyyMMdd)여야 합니다.");
        }
        if (registration != null && isRegisteredTwice(space, registration)) {
            return Ending.failure(
                    "AlreadyRegistered", "이미 정기/반복결제가 등록된 상품입니다. (상품코드 : " + registration.productCode() + ")");
        }
        return null;
    }

    static boolean isBelowMinimum(PaymentWindow window) {
        return window.payment().opened().amount() < minimum(window.space());
    }

    private static long minimum(Space space) {
        return space.settings().switches().number(Switch.MINIMUM_AMOUNT);
    }

    private static boolean isRegisteredTwice(Space space, Registration registration) {
        String code = registration.productCode();
        if (code == null
                || registration.change()
                || !space.settings().switches().word(Switch.SAME_PRODUCT_CODE).equals("refuse")) {
            return false;
        }
        return space.billingKeys()
                .find(registration.customerUid())
                .map(BillingKey::productCode)
                .filter(code::equals)
                .isPresent();
    }
}
