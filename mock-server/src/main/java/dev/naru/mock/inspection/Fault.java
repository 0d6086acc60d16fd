package dev.naru.mock.inspection;

/** The things Naver Pay looks at before a shop goes live, and what a shop should mend anyway. */
public enum Fault {
    CANCEL_WITHOUT_REASON(
            "취소 사유 누락",
            "Cancel without a reason",
            "네이버페이 검수에서는 취소 요청에 reason이 있는지 확인합니다.",
            "Naver Pay's inspection looks for reason in every cancel request."),
    CANCEL_WITHOUT_REQUESTER(
            "취소 요청자 누락",
            "Cancel without a requester",
            "extra.requester로 구매자(customer)와 관리자(admin) 취소를 구분해야 합니다.",
            "extra.requester has to tell a cancel by the buyer (customer) from one by the shop (admin)."),
    KEY_DELETED_WITHOUT_REASON(
            "빌링키 삭제 사유 누락",
            "Billing key deleted without a reason",
            "정기결제 검수에서는 빌링키 삭제 요청에 reason이 있는지 확인합니다.",
            "The inspection of recurring payments looks for reason when a billing key is deleted."),
    KEY_DELETED_WITHOUT_REQUESTER(
            "빌링키 삭제 요청자 누락",
            "Billing key deleted without a requester",
            "extra.requester로 구매자와 관리자의 해지를 구분해야 합니다.",
            "extra.requester has to tell whether the buyer or the shop ended the subscription."),
    PRODUCTS_MISSING(
            "상품 정보(naverProducts) 누락",
            "naverProducts is missing",
            "결제형 네이버페이는 주문한 상품의 정보를 naverProducts로 요구합니다.",
            "Payment-type Naver Pay asks for the ordered goods in naverProducts."),
    PRODUCTS_INVALID(
            "상품 정보(naverProducts) 오류",
            "naverProducts is wrong",
            "naverProducts의 각 상품에는 categoryType, categoryId, uid, name, count가 정해진 형식으로 있어야 합니다.",
            "Each entry of naverProducts needs categoryType, categoryId, uid, name and count in their form."),
    NAVER_USE_CFM_INVALID(
            "이용완료일(naverUseCfm) 오류",
            "naverUseCfm is wrong",
            "naverUseCfm은 결제일 이후의 YYYYMMDD 날짜여야 합니다.",
            "naverUseCfm has to be a date as YYYYMMDD, not before the day of payment."),
    BELOW_MINIMUM(
            "최소 결제 금액 미만",
            "Below the smallest amount",
            "네이버페이는 10원 미만의 결제를 받지 않습니다.",
            "Naver Pay takes no payment below 10 won."),
    MERCHANT_UID_REUSED(
            "주문번호(merchant_uid) 재사용",
            "merchant_uid used again",
            "merchant_uid는 결제를 시도할 때마다 새로 만들어야 합니다.",
            "Every attempt to pay needs a merchant_uid of its own."),
    NAME_REPEATS_COUNT(
            "상품명에 '외 N개' 중복",
            "The name says \"and N more\" itself",
            "네이버페이가 naverProducts의 수량으로 '외 N개'를 붙이므로 name에 직접 쓰면 두 번 표시됩니다.",
            "Naver Pay adds \"and N more\" from naverProducts; written into name it shows twice."),
    BUYER_TEL_MISSING(
            "구매자 연락처 누락",
            "The buyer's telephone is missing",
            "정기결제 요청에는 구매자의 연락처(buyer_tel)를 함께 보내야 합니다.",
            "A request for a recurring payment should carry the buyer's telephone in buyer_tel."),
    DEPRECATED_PARAMETER(
            "지원이 끝난 파라미터",
            "A parameter that is no longer supported",
            "naverActionType과 naverChainId는 2026-06-10에 문서에서 빠졌습니다.",
            "naverActionType and naverChainId left the documents on 2026-06-10."),
    PREPARE_NOT_USED(
            "결제 금액 사전등록 없음",
            "The amount was not registered before",
            "브라우저에서 금액을 바꿀 수 있으므로 결제 전에 /payments/prepare로 금액을 등록해야 안전합니다.",
            "A browser can change the amount; registering it with /payments/prepare before paying prevents that."),
    WEBHOOK_NOT_200(
            "웹훅에 200으로 응답하지 않음",
            "The webhook was not answered with 200",
            "웹훅을 받으면 빠르게 HTTP 200으로 응답해야 합니다.",
            "A webhook has to be answered with HTTP 200, and soon."),
    NOT_VERIFIED_AFTER_WEBHOOK(
            "웹훅 뒤 결제를 조회하지 않음",
            "The payment was not read after its webhook",
            "웹훅은 누구나 보낼 수 있으므로 GET /payments/{imp_uid}로 결제를 확인해야 합니다.",
            "Anyone can send a webhook; the payment has to be verified with GET /payments/{imp_uid}."),
    REDIRECT_URL_MISSING(
            "m_redirect_url 누락",
            "m_redirect_url is missing",
            "페이지 이동 방식(모바일)에서는 m_redirect_url이 없으면 결제 뒤 상점으로 돌아오지 못합니다.",
            "Where the page is left (mobile), the buyer cannot come back to the shop without m_redirect_url.");

    private final String titleKo;
    private final String titleEn;
    private final String whyKo;
    private final String whyEn;

    Fault(String titleKo, String titleEn, String whyKo, String whyEn) {
        this.titleKo = titleKo;
        this.titleEn = titleEn;
        this.whyKo = whyKo;
        this.whyEn = whyEn;
    }

    /** One text in the two languages people read here. */
    public record Wording(String ko, String en) {}

    public Wording title() {
        return new Wording(titleKo, titleEn);
    }

    public Wording why() {
        return new Wording(whyKo, whyEn);
    }
}
