package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.http.Outbound;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.request.Refused;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code confirm_url}: Iamport asks the shop after the buyer has authenticated and before it approves. Exactly 200
 * approves; anything else, no answer included, ends the payment with the shop's reason.
 */
public final class ShopConfirm {
    private static final int MAX_ANSWER_BYTES = 16 * 1024;
    private static final int MAX_REASON = 200;
    private static final String NO_REASON = "알 수 없음";
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "User-Agent", "naru-mock-confirm");

    private final Outbound outbound;
    private final boolean remoteTargetsAllowed;

    /**
     * Prepares to ask.
     *
     * @param remoteTargetsAllowed whether {@code confirm_url} may name another machine; any page in the developer's browser
     *     can choose it
     */
    public ShopConfirm(Outbound outbound, boolean remoteTargetsAllowed) {
        this.outbound = outbound;
        this.remoteTargetsAllowed = remoteTargetsAllowed;
    }

    /**
     * Checks that the address can be asked at all.
     *
     * @throws Refused when it is no web address, or names another machine where that is not allowed
     */
    void require(@Nullable String confirmUrl) {
        if (confirmUrl == null) {
            return;
        }
        String url = Landing.readable(confirmUrl)
                .orElseThrow(() -> Refused.params("confirm_url은 http 또는 https로 시작하는 전체 주소여야 합니다."));
        String host = URI.create(url).getHost();
        if (!remoteTargetsAllowed && (host == null || !LoopbackGuard.isLoopback(host))) {
            throw Refused.params("confirm_url이 다른 컴퓨터를 가리킵니다. NARU_MOCK_ALLOW_REMOTE=true로 허용할 수 있습니다.");
        }
    }

    /** Asks, where the page named an address. Completes with null for approval, else with how the payment ends. */
    Future<@Nullable Ending> ask(PaymentWindow window) {
        String url = window.request().confirmUrl();
        if (url == null || window.registersKey()) {
            return Future.succeededFuture(null);
        }
        Payment payment = window.payment();
        ObjectNode question = StrictJson.object()
                .put("imp_uid", payment.impUid())
                .put("merchant_uid", payment.merchantUid())
                .put("amount", payment.amount());
        Duration deadline =
                Duration.ofSeconds(window.space().settings().switches().number(Switch.CONFIRM_TIMEOUT_SECONDS));
        return outbound.post(url, HEADERS, Buffer.buffer(question.toString()), deadline, MAX_ANSWER_BYTES)
                .map(exchange -> {
                    ObjectNode detail = StrictJson.object()
                            .put("url", url)
                            .put("request_body", question.toString())
                            .put("status", exchange.status())
                            .put("elapsed_ms", exchange.elapsedMs())
                            .put("error", exchange.failure());
                    String said = exchange.failure() == null ? "answered " + exchange.status() : exchange.failure();
                    window.space()
                            .journal()
                            .write(
                                    EntryType.NAVERPAY_CONFIRM,
                                    "confirm_url " + said,
                                    payment.merchantUid(),
                                    payment.impUid(),
                                    detail);
                    return exchange.failure() == null && exchange.status() == 200 ? null : refusal(exchange);
                });
    }

    private static Ending refusal(Outbound.Exchange exchange) {
        String reason = exchange.failure() == null ? reason(exchange.body()) : NO_REASON;
        return Ending.failure("ConfirmRefused", "고객사 요청에 의해 결제를 중단합니다. (상세사유 : " + reason + ")");
    }

    private static String reason(Buffer body) {
        try {
            JsonNode reason = StrictJson.parse(body.getBytes()).path("reason");
            String text = reason.isTextual() ? reason.textValue().strip() : "";
            return text.isEmpty() ? NO_REASON : text.substring(0, text.offsetByCodePoints(0, limit(text)));
        } catch (BadInput notJson) {
            return NO_REASON;
        }
    }

    private static int limit(String text) {
        return Math.min(MAX_REASON, text.codePointCount(0, text.length()));
    }
}
