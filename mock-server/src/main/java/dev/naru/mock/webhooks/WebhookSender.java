package dev.naru.mock.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Gate;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.http.Outbound;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.WebhookAttempt;
import dev.naru.mock.ledger.WebhookDelivery;
import dev.naru.mock.ledger.WebhookDelivery.Notice;
import dev.naru.mock.ledger.WebhookDelivery.State;
import dev.naru.mock.ledger.WebhookPolicy;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends notifications as Iamport V1 does: once, and, where the merchant asked for it, up to five more times a minute
 * apart after a network error or a 5xx. Every attempt is kept with its delivery.
 */
public final class WebhookSender {
    private static final Duration FIRST_DEADLINE = Duration.ofSeconds(40);
    private static final Duration RESEND_DEADLINE = Duration.ofSeconds(15);
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(1);
    private static final int MAX_RETRIES = 5;
    private static final int MAX_ANSWER_BYTES = 4096;

    private final Outbound outbound;
    private final boolean remoteTargetsAllowed;
    private final Gate gate = new Gate(64, 100_000);

    /**
     * Prepares to send.
     *
     * @param remoteTargetsAllowed whether a payment's own {@code notice_url} may name another machine; any page in the
     *     developer's browser can choose it
     */
    public WebhookSender(Outbound outbound, boolean remoteTargetsAllowed) {
        this.outbound = outbound;
        this.remoteTargetsAllowed = remoteTargetsAllowed;
    }

    /**
     * Tells the merchant of a payment's state: to its {@code notice_url}s, else to the configured URL. The sending itself
     * is planned on the space's clock for now.
     */
    public void announce(Space space, Payment payment, String status) {
        Notice notice = new Notice(payment.impUid(), payment.merchantUid(), status, null);
        List<String> own = payment.opened().noticeUrls();
        announce(space, notice, own.isEmpty() ? configured(space) : own);
    }

    /** Tells the merchant of a cancellation, at the configured URL (Iamport V1, POST /payments/cancel, enable_webhook). */
    public void announceCancellation(Space space, Payment payment, String cancellationId) {
        Notice notice = new Notice(payment.impUid(), payment.merchantUid(), "cancelled", cancellationId);
        announce(space, notice, configured(space));
    }

    /** Tells the merchant of a product order's new status, where the payment's notifications go. */
    public void announceProductOrder(Space space, Payment payment, String productOrderId, String status) {
        Notice notice = new Notice(payment.impUid(), payment.merchantUid(), status, null, productOrderId);
        List<String> own = payment.opened().noticeUrls();
        announce(space, notice, own.isEmpty() ? configured(space) : own);
    }

    private static List<String> configured(Space space) {
        String url = space.settings().webhooks().url();
        return url == null ? List.of() : List.of(url);
    }

    private void announce(Space space, Notice notice, List<String> urls) {
        if (urls.isEmpty()) {
            record(space, space.webhooks().add(notice, null, 0, State.NO_TARGET));
            return;
        }
        WebhookPolicy policy = space.settings().webhooks();
        for (String url : urls) {
            for (int copy = 0; copy < policy.copies(); copy++) {
                WebhookDelivery delivery = space.webhooks().add(notice, url, copy, firstState(policy.mode()));
                record(space, delivery);
                if (delivery.state() == State.PENDING) {
                    plan(space, delivery, space.now(), 0);
                }
            }
        }
    }

    private static State firstState(WebhookPolicy.Mode mode) {
        return switch (mode) {
            case DELIVER -> State.PENDING;
            case DROP -> State.DROPPED;
            case HOLD -> State.HELD;
        };
    }

    private void plan(Space space, WebhookDelivery delivery, Instant at, int retriesDone) {
        String what = (retriesDone == 0 ? "webhook " : "webhook retry ") + delivery.id();
        space.clock().at(at, what, () -> attempt(space, delivery, retriesDone));
    }

    private Future<?> attempt(Space space, WebhookDelivery delivery, int retriesDone) {
        return send(space, delivery, FIRST_DEADLINE, false).onSuccess(attempt -> {
            boolean again = space.settings().webhooks().retry() && retriesDone < MAX_RETRIES && attempt.worthRetrying();
            Instant next = again ? space.now().plus(RETRY_PAUSE) : null;
            keep(space, delivery, attempt, next);
            if (next != null && isKnown(space, delivery)) {
                plan(space, delivery, next, retriesDone + 1);
            }
        });
    }

    /** Sends a delivery once more, now, whatever its state; completes with what came of it. */
    public Future<WebhookAttempt> resend(Space space, WebhookDelivery delivery) {
        return space.clock()
                .track(send(space, delivery, RESEND_DEADLINE, true)
                        .onSuccess(attempt -> keep(space, delivery, attempt, null)));
    }

    /** Sends held deliveries one after the other, each after the answer to the one before. */
    public Future<List<WebhookAttempt>> release(Space space, List<WebhookDelivery> inOrder) {
        Future<List<WebhookAttempt>> chain = Future.succeededFuture(new ArrayList<>());
        for (WebhookDelivery delivery : inOrder) {
            delivery.release();
            chain = chain.compose(
                    done -> send(space, delivery, FIRST_DEADLINE, true).map(attempt -> {
                        keep(space, delivery, attempt, null);
                        done.add(attempt);
                        return done;
                    }));
        }
        return space.clock().track(chain);
    }

    private Future<WebhookAttempt> send(Space space, WebhookDelivery delivery, Duration deadline, boolean manual) {
        WebhookPolicy.Format format = space.settings().webhooks().format();
        String body = NoticeBody.of(delivery.notice(), format);
        String url = delivery.url();
        Instant at = space.now();
        String refusal = refusal(space, url);
        if (url == null || refusal != null) {
            return Future.succeededFuture(new WebhookAttempt(at, format.mediaType(), body, 0, 0, "", refusal, manual));
        }
        Map<String, String> headers = Map.of("Content-Type", format.mediaType(), "User-Agent", "naru-mock-webhook");
        return gate.pass(() -> outbound.post(url, headers, Buffer.buffer(body), deadline, MAX_ANSWER_BYTES))
                .map(exchange -> new WebhookAttempt(
                        at,
                        format.mediaType(),
                        body,
                        exchange.failure() == null ? exchange.status() : 0,
                        exchange.elapsedMs(),
                        exchange.body().toString(StandardCharsets.UTF_8),
                        exchange.failure(),
                        manual))
                .otherwise(full -> new WebhookAttempt(
                        at, format.mediaType(), body, 0, 0, "", String.valueOf(full.getMessage()), manual));
    }

    private @Nullable String refusal(Space space, @Nullable String url) {
        if (url == null) {
            return "no webhook URL is configured";
        }
        if (remoteTargetsAllowed || url.equals(space.settings().webhooks().url())) {
            return null;
        }
        try {
            String host = URI.create(url).getHost();
            return host != null && LoopbackGuard.isLoopback(host)
                    ? null
                    : "notice_url names another machine; NARU_MOCK_ALLOW_REMOTE=true allows it";
        } catch (IllegalArgumentException malformed) {
            return "notice_url is not a URL";
        }
    }

    private void keep(Space space, WebhookDelivery delivery, WebhookAttempt attempt, @Nullable Instant next) {
        space.webhooks().attempted(delivery, attempt, next);
        if (!isKnown(space, delivery)) {
            return;
        }
        String outcome = attempt.error() == null ? "answered " + attempt.responseStatus() : attempt.error();
        inspect(space, delivery.notice(), attempt, outcome);
        ObjectNode detail = detail(delivery)
                .put("attempt", delivery.attempts().size())
                .put("response_status", attempt.responseStatus())
                .put("latency_ms", attempt.latencyMs())
                .put("request_body", attempt.requestBody())
                .put("response_body", attempt.responseBody())
                .put("error", attempt.error())
                .put("next_attempt_at", next == null ? null : next.toString());
        write(space, delivery, EntryType.WEBHOOK_ATTEMPT, "webhook " + delivery.id() + " " + outcome, detail);
    }

    private static void inspect(Space space, Notice notice, WebhookAttempt attempt, String outcome) {
        if (attempt.responseStatus() == 200) {
            space.inspection().told(notice.impUid(), notice.merchantUid());
        } else {
            space.inspection().note(Fault.WEBHOOK_NOT_200, notice.merchantUid(), notice.impUid(), outcome);
        }
    }

    /** False once the space was reset or the payment dropped while the call was under way. */
    private static boolean isKnown(Space space, WebhookDelivery delivery) {
        return space.webhooks().find(delivery.id()).filter(delivery::equals).isPresent();
    }

    private static void record(Space space, WebhookDelivery delivery) {
        String state = delivery.state().wireName();
        write(space, delivery, type(delivery.state()), "webhook " + delivery.id() + " " + state, detail(delivery));
    }

    /** A delivery that was tried tells of its attempts. */
    private static EntryType type(State state) {
        return switch (state) {
            case PENDING -> EntryType.WEBHOOK_PENDING;
            case HELD -> EntryType.WEBHOOK_HELD;
            case DROPPED -> EntryType.WEBHOOK_DROPPED;
            case NO_TARGET -> EntryType.WEBHOOK_NO_TARGET;
            case DELIVERED, FAILED -> EntryType.WEBHOOK_ATTEMPT;
        };
    }

    private static ObjectNode detail(WebhookDelivery delivery) {
        return StrictJson.object()
                .put("webhook_id", delivery.id())
                .put("url", delivery.url())
                .put("copy", delivery.copy())
                .put("status", delivery.notice().status());
    }

    private static void write(
            Space space, WebhookDelivery delivery, EntryType type, String summary, ObjectNode detail) {
        Notice notice = delivery.notice();
        space.journal().write(type, summary, notice.merchantUid(), notice.impUid(), detail);
    }
}
