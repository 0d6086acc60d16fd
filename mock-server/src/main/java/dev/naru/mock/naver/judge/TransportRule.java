package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.UNREACHABLE;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;
import static dev.naru.mock.naver.judge.Weight.INFORMS;
import static dev.naru.mock.naver.judge.Weight.WARNS;

/** How the answer travelled. */
enum TransportRule implements Rule {
    T_NO_URL(
            BLOCKS,
            Evidence.M,
            UNREACHABLE,
            "상품정보 URL이 없거나 올바르지 않아 상품 정보를 확인할 수 없습니다.",
            "There is no usable product-info URL to ask.",
            "상품정보 URL을 http:// 또는 https:// 로 시작하는 주소로 등록하세요.",
            "Register a product-info URL that begins with http:// or https://."),
    T_CONNECTION_FAILED(
            BLOCKS,
            Evidence.O,
            UNREACHABLE,
            "상품정보 URL에 연결하지 못했습니다.",
            "The product-info URL could not be reached.",
            "서버가 켜져 있는지, 주소·포트·인증서가 맞는지 확인하세요.",
            "See that the server is up and that address, port and certificate are right."),
    T_TIMEOUT(
            BLOCKS,
            Evidence.O,
            UNREACHABLE,
            "상품정보 URL이 제한 시간 안에 응답하지 않았습니다.",
            "The product-info URL did not answer in time.",
            "응답 시간을 줄이세요. 상품마다 조회를 반복하지 않는지 확인하세요.",
            "Answer faster; look for a query that runs once for every product."),
    T_REDIRECT(
            BLOCKS,
            Evidence.P,
            UNREACHABLE,
            "네이버페이는 리다이렉트를 따라가지 않습니다.",
            "Naver does not follow redirects.",
            "http→https, www, 끝 슬래시 리다이렉트에서 이 URL을 제외하거나 최종 주소를 등록하세요.",
            "Exempt this URL from http-to-https, www and slash redirects, or register the final address."),
    T_STATUS(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "HTTP 상태 코드는 200이어야 합니다.",
            "The HTTP status must be 200.",
            "오류의 원인을 고치고 200으로 응답하세요.",
            "Remove the cause of the error and answer 200."),
    T_TOO_LARGE(
            BLOCKS,
            Evidence.O,
            UNREACHABLE,
            "응답 본문이 너무 큽니다.",
            "The body is too large.",
            "요청한 상품과 옵션 조합만 응답하세요.",
            "Answer only the products and combinations that were asked for."),
    T_EMPTY_BODY(
            BLOCKS,
            Evidence.S,
            UNREACHABLE,
            "응답 본문이 비어 있습니다.",
            "The body is empty.",
            "요청한 상품마다 product 요소를 응답하세요.",
            "Answer one product element for each product asked for."),
    T_CONTENT_TYPE(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "Content-Type은 application/xml이어야 합니다.",
            "The content type must be application/xml.",
            "Content-Type: application/xml; charset=utf-8 로 응답하세요.",
            "Answer with Content-Type: application/xml; charset=utf-8."),
    T_CONTENT_TYPE_TEXT_XML(
            BLOCKS_IF_STRICT,
            Evidence.P,
            UNREACHABLE,
            "text/xml이 아니라 application/xml이어야 합니다. 아임포트 플러그인도 이 때문에 바꾸었습니다.",
            "text/xml instead of application/xml: Iamport's own plugin had to change this.",
            "Content-Type: application/xml; charset=utf-8 로 응답하세요.",
            "Answer with Content-Type: application/xml; charset=utf-8."),
    T_CONTENT_TYPE_MISSING(
            BLOCKS_IF_STRICT,
            Evidence.G,
            UNREACHABLE,
            "Content-Type 헤더가 없습니다.",
            "There is no content type.",
            "Content-Type: application/xml; charset=utf-8 로 응답하세요.",
            "Answer with Content-Type: application/xml; charset=utf-8."),
    T_CHARSET(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "문자 집합은 UTF-8이어야 합니다.",
            "The charset must be UTF-8.",
            "UTF-8로 인코딩하고 charset=utf-8 을 표시하세요.",
            "Encode as UTF-8 and say charset=utf-8."),
    T_CHARSET_SPELLING(
            BLOCKS_IF_STRICT,
            Evidence.W,
            UNREACHABLE,
            "charset 표기가 표준 이름(utf-8)이 아닙니다.",
            "The charset is not written by its standard name, utf-8.",
            "charset=utf-8 로 쓰세요.",
            "Write charset=utf-8."),
    T_CHARSET_MISSING(
            INFORMS,
            Evidence.G,
            UNREACHABLE,
            "Content-Type에 charset이 없어 UTF-8로 읽었습니다.",
            "The content type names no charset; the body was read as UTF-8.",
            "charset=utf-8 을 덧붙이세요.",
            "Add charset=utf-8."),
    T_ENCODING_DECLARED(
            BLOCKS_IF_STRICT,
            Evidence.G,
            UNREACHABLE,
            "XML 선언의 encoding이 UTF-8이 아닙니다.",
            "The XML declaration claims another encoding than UTF-8.",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?> 로 쓰세요.",
            "Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>."),
    T_BOM(
            BLOCKS_IF_STRICT,
            Evidence.O,
            UNREACHABLE,
            "응답이 BOM으로 시작합니다. 앞의 세 바이트를 처리하지 못하는 XML 파서가 있습니다.",
            "The body begins with a byte order mark, which some XML readers take for leading garbage.",
            "BOM 없는 UTF-8로 저장하고 출력하세요.",
            "Save and print UTF-8 without a byte order mark."),
    T_SLOW(
            WARNS,
            Evidence.O,
            UNREACHABLE,
            "응답이 느립니다. 네이버페이의 제한 시간은 공개되어 있지 않습니다.",
            "The answer is slow, and Naver does not say how long it waits.",
            "2초 안에 응답하세요.",
            "Answer within two seconds."),
    T_CACHEABLE(
            INFORMS,
            Evidence.W,
            UNREACHABLE,
            "Cache-Control: no-store가 없어 중간 캐시가 지난 가격을 돌려줄 수 있습니다.",
            "Without Cache-Control: no-store a cache in between may answer yesterday's price.",
            "Cache-Control: no-store 를 붙이세요.",
            "Send Cache-Control: no-store.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    TransportRule(
            Weight weight,
            Evidence evidence,
            BuyerReason reason,
            String whyKo,
            String whyEn,
            String fixKo,
            String fixEn) {
        text = new RuleText(weight, evidence, reason, whyKo, whyEn, fixKo, fixEn);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
