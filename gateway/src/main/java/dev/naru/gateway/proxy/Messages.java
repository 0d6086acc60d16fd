package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportFailure;

/** What the front says itself. The first three are Iamport's own words: clients are known to match on them. */
final class Messages {
    static final String KEYS_MISSING = "imp_key, imp_secret 파라메터가 누락되었습니다.";
    static final String KEYS_WRONG = "인증에 실패하였습니다. API키와 secret을 확인하세요.";
    static final String UNAUTHORIZED = "Unauthorized";

    static final String TOO_MANY_FAILURES =
            "인증에 여러 번 실패하였습니다. 잠시 후 다시 시도해 주세요. (Too many wrong keys came from your address.)";
    static final String ADDRESS_NOT_ALLOWED = "이 API키를 사용할 수 없는 IP 주소입니다. (The key may not come from your address.)";
    static final String TIER = "이 게이트웨이는 Tier(하위 상점)를 중계하지 않습니다. (Tier is not carried by this gateway.)";
    static final String CARD_DATA = "이 게이트웨이는 카드정보를 받지 않습니다. (Card data is not carried by this gateway.)";
    static final String BUSY = "동시에 처리 중인 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요. (Too many calls are under way.)";
    static final String TIMEOUT = "아임포트가 제때 응답하지 않았습니다. (Iamport did not answer in time.)";
    static final String TOO_LATE = "제때 전송하지 못해 처리하지 않았습니다. 다시 요청해 주세요. (It was not sent in time, and will not be.)";
    static final String UNKNOWN_CARD =
            "처리 결과를 알 수 없습니다. 다시 보내기 전에 아임포트에서 결과를 확인해 주세요. (The outcome is not known. Look before you send it again.)";
    static final String NOT_DONE = "처리되지 않은 것으로 확인되었습니다. 다시 요청해 주세요. (It was found not to be done.)";
    static final String NO_PRODUCT_ORDERS = "존재하지 않는 상품주문정보입니다. (Iamport has no product orders of this payment yet.)";
    static final String DATABASE = "게이트웨이가 지금 응답할 수 없습니다. 잠시 후 다시 시도해 주세요. (The gateway cannot answer now.)";
    static final String INTERNAL = "게이트웨이 내부 오류입니다. (Something is wrong on the gateway's side.)";

    private Messages() {}

    static String missingScope(String scope) {
        return "API키에 " + scope + " 권한이 없습니다. (The key lacks the scope " + scope + ".)";
    }

    static String notCarried(String method, String path) {
        return "이 게이트웨이는 " + method + " " + path + " 요청을 중계하지 않습니다. (This call is not carried by this gateway.)";
    }

    static String orderAmount(long won) {
        return "게이트웨이에 등록된 주문 금액은 " + won + "원입니다. (The order was placed with this amount.)";
    }

    /** For an answer that is not known yet. */
    static String unknown(String operationId) {
        return "처리 결과를 아직 알 수 없습니다. 같은 요청을 다시 보내면 두 번 처리되지 않고 결과를 확인할 수 있습니다. (작업 번호 " + operationId
                + ". The outcome is not known yet; the same call again does nothing twice.)";
    }

    static String badRequest(String why) {
        return "요청을 읽을 수 없습니다. (" + why + ")";
    }

    /** Iamport's own words where it sent some. */
    static FrontAnswer of(IamportFailure failure) {
        String words = failure.words();
        if (failure.code() != 0 && !words.isEmpty() && failure.kind() != IamportFailure.Kind.UNAUTHORIZED) {
            return FrontAnswer.refusal(failure.httpStatus(), "iamport_unavailable", words);
        }
        return switch (failure.kind()) {
            case TIMEOUT -> FrontAnswer.refusal(504, "iamport_timeout", TIMEOUT);
            case UNAUTHORIZED ->
                FrontAnswer.refusal(
                        502,
                        "iamport_unauthorized",
                        "아임포트가 게이트웨이에 등록된 API키를 거절했습니다. (Iamport refuses the gateway's own keys.)");
            case PROTOCOL ->
                FrontAnswer.refusal(502, "iamport_unreadable", "아임포트의 응답을 읽을 수 없습니다. (Iamport's answer is not V1.)");
            default ->
                FrontAnswer.refusal(503, "iamport_unavailable", "아임포트에 연결할 수 없습니다. (Iamport cannot be reached.)");
        };
    }
}
