package dev.naru.mock.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One question that the documents leave open, with the answers it may have, the one it has unless a merchant space says
 * otherwise, and why. {@code docs/protocol/switches.md} lists them all.
 */
public enum Switch {
    HIDE_SANDBOX(
            "hide_sandbox",
            Answer.flag(true),
            "PortOne notice of 2025-11-25: test-channel payments need include_sandbox=true since 2026-01-26"),
    AREA_FEE_IDS(
            "area_fee_ids",
            Answer.oneOf("productId", "product"),
            "name of the ids in the additional-fee question: Naver's guide has productId[0] and product[0]"),
    CANCEL_NAVERCO(
            "cancel_naverco", Answer.flag(false), "undocumented; order-type payments are cancelled by product order"),
    PHP_JSON("php_json", Answer.flag(false), "recorded answers escape as PHP does; a client must not care"),
    HTTP_ERROR_CODE(
            "http_error_code",
            Answer.oneOf("-1", "1"),
            "code of answers with HTTP 400 to 599: recorded as -1 for 401 and 404, never recorded for the others"),
    NEWER_KEYS(
            "newer_keys",
            Answer.flag(true),
            "promotion, deposit_history, card_issuer_* and card_publisher_* stand in the V1 document only"),
    TOKEN_EXTENSION(
            "token_extension",
            Answer.oneOf("repeated", "once"),
            "the V1 document: 300 s more when at most 60 s are left; whether more than once is not said"),
    TOKEN_BOUNDARY(
            "token_boundary",
            Answer.oneOf("inclusive", "exclusive"),
            "whether a token with exactly 60 s left is extended is not said"),
    PAGE_LIMIT(
            "page_limit", Answer.number(1000, 1, 1000), "the V1 document: at most 1000; its model texts still say 20"),
    PARTIAL_MESSAGE(
            "partial_message",
            Answer.oneOf("null", "count"),
            "message of a 207: the documents are silent; count says how many are missing"),
    MINIMUM_AMOUNT(
            "minimum_amount",
            Answer.number(10, 0, 1_000_000),
            "the integration manuals and the 2025 release note: 10 won; the older manual: 100"),
    CONFIRM_TIMEOUT_SECONDS(
            "confirm_timeout_seconds", Answer.number(10, 1, 60), "confirm process page: 10 s; the help centre: 5 s"),
    REDIRECT_PARAMETERS(
            "redirect_parameters",
            Answer.oneOf("both", "imp_success", "error_code"),
            "the older manual has imp_success, the current pages only error_code and error_msg"),
    NAVERPAY_PERMISSION(
            "naverpay_permission",
            Answer.flag(true),
            "the manual: before Naver's inspection begins, a live window fails for want of permission to call the API"),
    CLOSED_WINDOW(
            "closed_window",
            Answer.oneOf("failed", "ready"),
            "record of a window its buyer gave up: the manual tells the page, what the record says differs by provider"),
    SAME_PRODUCT_CODE(
            "same_product_code",
            Answer.oneOf("refuse", "replace"),
            "the manual: naverProductCode keeps a customer from registering a product twice; how is not said"),
    PAY_METHOD(
            "pay_method",
            Answer.oneOf("means", "provider"),
            "pay_method of a Naver Pay payment: card, point or trans by what was used, or the provider's own word"),
    DEPRECATED_PARAMETERS(
            "deprecated_parameters",
            Answer.oneOf("honour", "ignore"),
            "naverActionType and naverChainId: in the manuals, out of the current pages since 2026-06-10"),
    SEVERAL_NOTICE_URLS(
            "several_notice_urls",
            Answer.flag(true),
            "the manual and the Naver page allow an array of notice_url; the former English page does not"),
    ISSUE_AMOUNT(
            "issue_amount",
            Answer.oneOf("zero", "requested"),
            "amount of a key registration: recorded as 0; the manuals only say that nothing is charged"),
    ISSUE_WEBHOOK("issue_webhook", Answer.flag(true), "one public receiver handles a webhook for a key registration"),
    UNKNOWN_CUSTOMER(
            "unknown_customer",
            Answer.oneOf("200", "404"),
            "GET and DELETE of an unknown customer_uid: clients saw HTTP 200 with code 1, the V1 document says 404"),
    UNKNOWN_CUSTOMER_CODE(
            "unknown_customer_code",
            Answer.oneOf("1", "-1"),
            "code of again with an unknown customer_uid: recorded as 1; the Python client's test expects -1"),
    REQUIRE_NAME(
            "require_name",
            Answer.flag(false),
            "name and currency of again and schedule: required by the V1 document, left out by the official clients"),
    REUSED_MERCHANT_UID_STATUS(
            "reused_merchant_uid_status",
            Answer.oneOf("200", "400"),
            "HTTP status of again and schedule with a used merchant_uid: not said; refusals of business are 200"),
    USED_MERCHANT_UID(
            "used_merchant_uid",
            Answer.oneOf("any", "paid"),
            "again and schedule: the recurring manual says that an order number once used cannot be used again;"
                    + " whether a failed attempt uses one up is not said"),
    SCHEDULE_LISTS(
            "schedule_lists",
            Answer.oneOf("paged", "array"),
            "the V1 document says a bare array, the official Java, Node and PHP clients read pages"),
    SCHEDULES_OF_DELETED_KEY(
            "schedules_of_deleted_key",
            Answer.oneOf("fail", "revoke"),
            "pending schedules of a deleted key: undocumented; they stay and fail when they are due"),
    EMPTY_RESPONSE(
            "empty_response",
            Answer.oneOf("null", "object"),
            "response of naver/confirm and naver/point: the V1 document has none; the PHP client takes null for failure"),
    REVIEWS_NEED_CHANNEL(
            "reviews_need_channel",
            Answer.flag(false),
            "channel_key of GET /naver/reviews: required by the V1 document, left out by every client"),
    REVIEW_SCORE(
            "review_score",
            Answer.oneOf("1-5", "legacy"),
            "the V1 document's text: 1 to 5; its extra text: 0 to 2 and 10 to 13"),
    PRODUCT_AMOUNT(
            "product_amount",
            Answer.oneOf("line", "unit"),
            "product_amount of a product order: the line's total; the V1 document can be read as the unit price"),
    PRODUCT_ORDERS_READ(
            "product_orders_read",
            Answer.oneOf("live", "batch"),
            "whether product orders are read from Naver or as of the last batch is not said"),
    AUTO_PLACE(
            "auto_place",
            Answer.flag(true),
            "Iamport's own WooCommerce plugin ships without placing; the V1 document is silent"),
    ORDER_STATUS_WEBHOOK(
            "order_status_webhook",
            Answer.flag(false),
            "Naver.OrderStatus.Changed was seen in one public receiver only"),
    UNKNOWN_COURIER(
            "unknown_courier",
            Answer.oneOf("fail", "accept"),
            "delivery_company outside the V1 document's list: undocumented; that product order fails"),
    DECISION_DAYS(
            "decision_days",
            Answer.number(8, 0, 365),
            "days from delivery to the automatic purchase decision, 0 for never: own choice, no public source found"),
    DEPOSIT_DAYS(
            "deposit_days",
            Answer.number(3, 0, 30),
            "days an order waits for its deposit, to the end of that Korean day: own choice, no public source found"),
    REFUND_SECONDS(
            "refund_seconds",
            Answer.number(0, 0, 86_400),
            "how long a cancel reads CANCELING or ADMIN_CANCELING: the Java client's test expects CANCELED at once"),
    RETURN_SHIPPING_FEE(
            "return_shipping_fee",
            Answer.oneOf("refund", "keep"),
            "whether the last returned line of a parcel brings its prepaid fee back: undocumented");

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and numbers
    private final Answer answer;

    private final String source;

    Switch(String wireName, Answer answer, String source) {
        this.wireName = wireName;
        this.answer = answer;
        this.source = source;
    }

    /**
     * The answers a question may have.
     *
     * @param choices the words to choose from, parted by bars; empty for a number
     * @param standard the answer unless set
     * @param min smallest number
     * @param max largest number
     */
    public record Answer(String choices, String standard, long min, long max) {
        public static Answer flag(boolean standard) {
            return new Answer("true|false", String.valueOf(standard), 0, 0);
        }

        /** A choice of words, the first being the default. */
        public static Answer oneOf(String... words) {
            return new Answer(String.join("|", words), words[0], 0, 0);
        }

        /** A whole number of {@code min} to {@code max}. */
        public static Answer number(long standard, long min, long max) {
            return new Answer("", String.valueOf(standard), min, max);
        }

        /** The words to choose from; none for a number. */
        public List<String> words() {
            return choices.isEmpty() ? List.of() : List.of(choices.split("\\|", -1));
        }

        public boolean isFlag() {
            return choices.equals("true|false");
        }

        public boolean isNumber() {
            return choices.isEmpty();
        }
    }

    /** The switch of that name on the wire. */
    public static Optional<Switch> named(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public Answer answer() {
        return answer;
    }

    /** Why the default is what it is, in one English sentence. */
    public String source() {
        return source;
    }
}
