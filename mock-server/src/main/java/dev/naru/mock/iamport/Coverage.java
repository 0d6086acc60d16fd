package dev.naru.mock.iamport;

import dev.naru.mock.iamport.Operation.Level;
import java.util.List;

/** Every operation of V1's 66 public paths, and how much of it is simulated. */
public final class Coverage {
    private static final List<Operation> OPERATIONS = List.of(
            full("POST", "/users/getToken"),
            full("GET", "/users/pg"),
            full("GET", "/payments"),
            full("POST", "/payments/cancel"),
            full("GET", "/payments/find/{merchant_uid}/{payment_status}"),
            full("GET", "/payments/findAll/{merchant_uid}/{payment_status}"),
            full("POST", "/payments/prepare"),
            full("PUT", "/payments/prepare"),
            full("GET", "/payments/prepare/{merchant_uid}"),
            full("GET", "/payments/status/{payment_status}"),
            full("GET", "/payments/{imp_uid}"),
            none("GET", "/payments/{imp_uid}/balance", "for PAYCO only"),
            full("POST", "/payments/{imp_uid}/naver/approve-cancel"),
            full("POST", "/payments/{imp_uid}/naver/approve-return"),
            full("POST", "/payments/{imp_uid}/naver/cancel"),
            partial(
                    "GET",
                    "/payments/{imp_uid}/naver/cash-amount",
                    "VAT is an eleventh of the whole: a tax-free part is not known here"),
            full("POST", "/payments/{imp_uid}/naver/collect-exchanged"),
            partial(
                    "POST",
                    "/payments/{imp_uid}/naver/confirm",
                    "checked and written into the journal; the escrow behind it is not simulated"),
            full("POST", "/payments/{imp_uid}/naver/place"),
            partial(
                    "POST",
                    "/payments/{imp_uid}/naver/point",
                    "checked and written into the journal; the points of a buyer are not simulated"),
            full("GET", "/payments/{imp_uid}/naver/product-orders"),
            full("POST", "/payments/{imp_uid}/naver/reject-return"),
            full("POST", "/payments/{imp_uid}/naver/request-return"),
            full("POST", "/payments/{imp_uid}/naver/resolve-return"),
            full("POST", "/payments/{imp_uid}/naver/ship"),
            full("POST", "/payments/{imp_uid}/naver/ship-exchanged"),
            full("POST", "/payments/{imp_uid}/naver/withhold-return"),
            full("GET", "/naver/product-orders/{product_order_id}"),
            full("GET", "/naver/reviews"),
            full("GET", "/subscribe/customers"),
            partial(
                    "GET",
                    "/subscribe/customers/{customer_uid}",
                    "keys of one payment service only: super billing keys are not simulated"),
            none("POST", "/subscribe/customers/{customer_uid}", "needs card data, which Naver Pay does not take"),
            partial(
                    "DELETE",
                    "/subscribe/customers/{customer_uid}",
                    "keys of one payment service only: super billing keys are not simulated"),
            full("GET", "/subscribe/customers/{customer_uid}/payments"),
            full("GET", "/subscribe/customers/{customer_uid}/schedules"),
            full("POST", "/subscribe/payments/again"),
            none("POST", "/subscribe/payments/onetime", "needs card data, which Naver Pay does not take"),
            full("GET", "/subscribe/payments/schedule"),
            partial(
                    "POST",
                    "/subscribe/payments/schedule",
                    "for registered keys only: Naver Pay takes no card data, so none is read"),
            full("GET", "/subscribe/payments/schedule/customers/{customer_uid}"),
            full("GET", "/subscribe/payments/schedule/{merchant_uid}"),
            full("PUT", "/subscribe/payments/schedule/{merchant_uid}"),
            full("POST", "/subscribe/payments/schedule/{merchant_uid}/reschedule"),
            full("POST", "/subscribe/payments/schedule/{merchant_uid}/retry"),
            full("POST", "/subscribe/payments/unschedule"),
            none("GET", "/banks", "code lists are not simulated"),
            none("GET", "/banks/{bank_standard_code}", "code lists are not simulated"),
            none("POST", "/benepia/payment", "not a Naver Pay service"),
            none("POST", "/benepia/point", "not a Naver Pay service"),
            none("GET", "/cards", "code lists are not simulated"),
            none("GET", "/cards/{card_standard_code}", "code lists are not simulated"),
            none("POST", "/certifications/otp/confirm/{imp_uid}", "identity checks have nothing to do with Naver Pay"),
            none("POST", "/certifications/otp/request", "identity checks have nothing to do with Naver Pay"),
            none("GET", "/certifications/{imp_uid}", "identity checks have nothing to do with Naver Pay"),
            none("DELETE", "/certifications/{imp_uid}", "identity checks have nothing to do with Naver Pay"),
            none("POST", "/cvs", "Naver Pay has no convenience store payment"),
            none("DELETE", "/cvs/{imp_uid}", "Naver Pay has no convenience store payment"),
            none("GET", "/escrows/logis/{imp_uid}", "not for Naver Pay, which has naver/confirm"),
            none("POST", "/escrows/logis/{imp_uid}", "not for Naver Pay, which has naver/confirm"),
            none("PUT", "/escrows/logis/{imp_uid}", "not for Naver Pay, which has naver/confirm"),
            none("DELETE", "/kcpquick/autopay/{customer_uid}", "another payment service"),
            none("DELETE", "/kcpquick/members/{member_id}", "another payment service"),
            none("POST", "/kcpquick/members/{member_id}/fido/release", "another payment service"),
            none("POST", "/kcpquick/payment/autopay", "another payment service"),
            none("POST", "/kcpquick/payment/money", "another payment service"),
            none("POST", "/kcpquick/prepare/{merchant_uid}", "another payment service"),
            none("PUT", "/kcpquick/prepare/{merchant_uid}", "another payment service"),
            none("POST", "/partners/receipts/{imp_uid}", "not for Naver Pay"),
            none("POST", "/payco/orders/status/{imp_uid}", "another payment service"),
            none("POST", "/paymentwall/delivery", "another payment service"),
            none("GET", "/receipts/external/{merchant_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("POST", "/receipts/external/{merchant_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("DELETE", "/receipts/external/{merchant_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("GET", "/receipts/{imp_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("POST", "/receipts/{imp_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("DELETE", "/receipts/{imp_uid}", "not for Naver Pay, which has naver/cash-amount"),
            none("GET", "/tiers/{tier_code}", "sub-merchants are not simulated"),
            none("POST", "/vbanks", "Naver Pay gives no virtual accounts through this call"),
            none("PUT", "/vbanks/{imp_uid}", "Naver Pay gives no virtual accounts through this call"),
            none("DELETE", "/vbanks/{imp_uid}", "Naver Pay gives no virtual accounts through this call"));

    private Coverage() {}

    private static Operation full(String method, String path) {
        return new Operation(method, path, Level.FULL, "");
    }

    private static Operation partial(String method, String path, String note) {
        return new Operation(method, path, Level.PARTIAL, note);
    }

    private static Operation none(String method, String path, String note) {
        return new Operation(method, path, Level.NONE, note);
    }

    /** All of them, the areas that Naver Pay uses first. */
    public static List<Operation> operations() {
        return OPERATIONS;
    }

    /** Those at one path that are not simulated. */
    static List<Operation> notSimulated(String path) {
        return OPERATIONS.stream()
                .filter(each -> each.level() == Level.NONE && each.path().equals(path))
                .toList();
    }
}
