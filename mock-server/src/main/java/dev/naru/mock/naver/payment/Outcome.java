package dev.naru.mock.naver.payment;

import dev.naru.mock.naver.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the buyer's attempt ends. The texts reach {@code fail_reason} and {@code error_msg} untouched, as Naver's inspection
 * wants shops to show them. Those of {@link #CANCEL}, {@link #OWNER_MISMATCH} and {@link #EXPIRED} are the ones Naver asks
 * merchants to show; low balance, limit, suspended card and password are the words of the Iamport manual.
 */
public enum Outcome {
    SUCCESS("", "", "결제 성공", "Approved"),
    LOW_BALANCE("NotEnoughBalance", "잔액 부족", "잔액 부족", "Low balance"),
    LIMIT_EXCEEDED("LimitExceeded", "한도 초과", "한도 초과", "Limit exceeded"),
    CARD_SUSPENDED("CardSuspended", "카드 사용 정지", "카드 사용 정지", "Card suspended"),
    PASSWORD_EXCEEDED("PasswordExceeded", "비밀번호 오류 횟수 초과", "비밀번호 오류 횟수 초과", "Too many wrong passwords"),
    OWNER_MISMATCH("OwnerAuthFail", "타인 명의 카드는 결제가 불가능합니다. 회원 본인 명의의 카드로 결제해주세요.", "타인 명의 카드", "Somebody else's card"),
    EXPIRED("PaymentTimeExpire", "결제 가능한 시간이 지났습니다. 주문 내용 확인 후 다시 결제해주세요.", "결제 시간 초과", "Time to pay is over"),
    UNAUTHORISED("Unauthorised", "API 호출 권한이 없습니다", "API 호출 권한 없음", "No permission to call the API"),
    CANCEL("UserCancel", "결제를 취소하셨습니다. 주문 내용 확인 후 다시 결제해주세요.", "구매자가 취소", "Cancelled by the buyer");

    private final String code;
    private final String message;
    private final String ko;
    private final String en;

    Outcome(String code, String message, String ko, String en) {
        this.code = code;
        this.message = message;
        this.ko = ko;
        this.en = en;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the page gets as {@code error_code}; empty for success. */
    String code() {
        return code;
    }

    /** What the page gets as {@code error_msg}; empty for success. */
    String message() {
        return message;
    }

    Bilingual label() {
        return new Bilingual(ko, en);
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Outcome::wireName).toList();
    }
}
