package dev.naru.mock.naver.payment;

import dev.naru.mock.inspection.Fault;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.payment.WindowRequest.NaverFields;
import dev.naru.mock.naver.payment.WindowRequest.Registration;
import dev.naru.mock.naver.payment.WindowRequest.Returning;
import dev.naru.mock.naver.request.PageRequest;
import dev.naru.mock.naver.request.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads what payment-type Naver Pay takes from the parameters of {@code IMP.request_pay}. */
final class WindowRequests {
    private static final int MAX_CUSTOMER_UID = 80;

    private WindowRequests() {}

    /**
     * Reads the parameters.
     *
     * @throws Refused naming the first one that cannot be used
     */
    static WindowRequest read(PageRequest page) {
        requireWon(page);
        return new WindowRequest(
                returning(page),
                page.url("confirm_url"),
                PaymentProducts.read(page.params().get("naverProducts")).products(),
                registration(page),
                naver(page));
    }

    private static void requireWon(PageRequest page) {
        String currency = page.text("currency");
        if (currency != null && !currency.equals("KRW")) {
            throw Refused.params("네이버페이는 원화(KRW)만 결제할 수 있습니다.");
        }
    }

    private static Returning returning(PageRequest page) {
        boolean popup = page.flag("naverPopupMode", false);
        String given = page.url("m_redirect_url");
        String redirectUrl = Landing.readable(given).orElse(null);
        if (given != null && redirectUrl == null) {
            throw Refused.params("m_redirect_url은 http 또는 https로 시작하는 전체 주소여야 합니다.");
        }
        if (!popup && redirectUrl == null) {
            page.space()
                    .inspection()
                    .note(
                            Fault.REDIRECT_URL_MISSING,
                            page.text("merchant_uid"),
                            null,
                            "redirect without m_redirect_url");
            throw Refused.params("리디렉션 방식(naverPopupMode: false)에는 m_redirect_url이 필요합니다.");
        }
        return new Returning(popup, redirectUrl, origin(page.page().url()));
    }

    private static @Nullable Registration registration(PageRequest page) {
        String customerUid = page.identifier("customer_uid");
        if (customerUid == null) {
            return null;
        }
        if (customerUid.codePointCount(0, customerUid.length()) > MAX_CUSTOMER_UID) {
            throw Refused.params("customer_uid는 " + MAX_CUSTOMER_UID + "자 이하여야 합니다.");
        }
        String action = deprecated(page, "naverActionType");
        if (action != null && !action.equals("NEW") && !action.equals("CHANGE")) {
            throw Refused.params("naverActionType은 NEW 또는 CHANGE여야 합니다.");
        }
        Long count = page.won("naverProductCount");
        return new Registration(
                customerUid,
                page.identifier("customer_id"),
                page.text("naverProductCode"),
                count == null ? 1 : count,
                "CHANGE".equals(action));
    }

    private static @Nullable String deprecated(PageRequest page, String name) {
        boolean honoured = page.space()
                .settings()
                .switches()
                .word(Switch.DEPRECATED_PARAMETERS)
                .equals("honour");
        return honoured ? page.text(name) : null;
    }

    private static NaverFields naver(PageRequest page) {
        Long taxFree = page.won("tax_free");
        Long amount = page.won("amount");
        if (taxFree != null && amount != null && taxFree > amount) {
            throw Refused.params("tax_free는 amount보다 클 수 없습니다.");
        }
        return new NaverFields(
                taxFree == null ? 0 : taxFree,
                page.text("naverUseCfm"),
                page.text("naverPurchaserName"),
                page.text("naverPurchaserBirthday"),
                page.text("naverMerchantUserKey"),
                deprecated(page, "naverChainId"),
                page.flag("naverCultureBenefit", false));
    }

    private static @Nullable String origin(@Nullable String url) {
        return Landing.readable(url)
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .orElse(null);
    }
}
