package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading payments (Iamport V1, section payments). */
final class PaymentReads {
    private static final int MAX_IDS = 100;
    private static final long MAX_EPOCH_SECOND = 253_402_300_799L;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    /** GET /payments/{imp_uid}: hides test-channel payments unless {@code include_sandbox=true}, since 2026-01-26. */
    Envelope one(Call call) {
        Payment payment = call.payment();
        String include = call.query().first("include_sandbox");
        boolean included = "true".equals(include) || "1".equals(include);
        if (payment.channel().sandbox()
                && !included
                && call.space().settings().switches().on(Switch.HIDE_SANDBOX)) {
            throw Refusal.http(404, Messages.NO_PAYMENT);
        }
        call.space().inspection().verified(payment.impUid());
        return Envelope.success(PaymentJson.of(payment));
    }

    /** GET /payments?imp_uid[]=&merchant_uid[]=: 207 when some are missing, 404 when all are. */
    Envelope several(Call call) {
        Set<String> impUids = new LinkedHashSet<>(call.query().list("imp_uid"));
        Set<String> merchantUids = new LinkedHashSet<>(call.query().list("merchant_uid"));
        int asked = impUids.size() + merchantUids.size();
        if (asked == 0 || asked > MAX_IDS) {
            throw BadInput.of("imp_uid[] and merchant_uid[] must name 1 to " + MAX_IDS + " payments together");
        }
        Set<Payment> found = new LinkedHashSet<>();
        int missing = 0;
        for (String impUid : impUids) {
            missing += add(found, call.space().payments().find(impUid));
        }
        for (String merchantUid : merchantUids) {
            List<Payment> attempts = call.space().payments().attempts(merchantUid);
            missing += add(found, attempts.stream().max(Comparator.comparingLong(Payment::sequence)));
        }
        if (found.isEmpty()) {
            throw Refusal.http(404, Messages.NO_PAYMENT);
        }
        ArrayNode list = StrictJson.object().arrayNode();
        found.forEach(payment -> {
            call.space().inspection().verified(payment.impUid());
            list.add(PaymentJson.of(payment));
        });
        return missing == 0 ? Envelope.success(list) : Envelope.partial(list, missing);
    }

    private static int add(Set<Payment> found, Optional<Payment> payment) {
        payment.ifPresent(found::add);
        return payment.isPresent() ? 0 : 1;
    }

    /** GET /payments/find/{merchant_uid}[/{payment_status}]: the first attempt by sorting. */
    Envelope find(Call call) {
        List<Payment> attempts = attempts(call);
        if (attempts.isEmpty()) {
            throw Refusal.http(404, Messages.NO_PAYMENT);
        }
        call.space().inspection().verified(attempts.get(0).impUid());
        return Envelope.success(PaymentJson.of(attempts.get(0)));
    }

    /** GET /payments/findAll/{merchant_uid}[/{payment_status}]: every attempt, in pages. */
    Envelope findAll(Call call) {
        List<Payment> attempts = attempts(call);
        if (call.space().payments().attempts(call.path("merchant_uid")).isEmpty()) {
            throw Refusal.http(404, Messages.NO_PAYMENT);
        }
        attempts.forEach(attempt -> call.space().inspection().verified(attempt.impUid()));
        return Envelope.success(Paging.of(call).json(attempts, PaymentJson::of));
    }

    private static List<Payment> attempts(Call call) {
        PaymentStatus status = status(call.ctx().pathParam("payment_status"));
        return call.space().payments().attempts(call.path("merchant_uid")).stream()
                .filter(payment -> status == null || payment.status() == status)
                .sorted(Sorting.of(call.query()))
                .toList();
    }

    private static @Nullable PaymentStatus status(@Nullable String wireName) {
        if (wireName == null) {
            return null;
        }
        return PaymentStatus.of(wireName)
                .orElseThrow(() -> BadInput.of("payment_status must be ready, paid, cancelled or failed"));
    }

    /** GET /payments/status/{payment_status}: a window of at most 90 days, both ends included, in pages. */
    Envelope byStatus(Call call) {
        String wanted = call.path("payment_status");
        Set<PaymentStatus> statuses = new HashSet<>();
        if (wanted.equals("all")) {
            statuses.addAll(List.of(PaymentStatus.values()));
        } else {
            statuses.add(PaymentStatus.of(wanted)
                    .orElseThrow(() -> BadInput.of("payment_status must be all, ready, paid, cancelled or failed")));
        }
        QueryString query = call.query();
        long to = query.number("to", call.space().now().getEpochSecond(), 0, MAX_EPOCH_SECOND);
        long from = query.number("from", Math.max(0, to - LONGEST_WINDOW.toSeconds()), 0, MAX_EPOCH_SECOND);
        if (from > to || to - from > LONGEST_WINDOW.toSeconds()) {
            throw BadInput.of("from and to must span at most 90 days, from first");
        }
        List<Payment> found = new ArrayList<>();
        for (PaymentStatus status : statuses) {
            // Times on the wire are whole seconds, so the window's last second belongs to it whole.
            Instant end = Instant.ofEpochSecond(to).plusNanos(999_999_999);
            found.addAll(call.space().payments().within(status, Instant.ofEpochSecond(from), end));
        }
        found.sort(Sorting.of(query));
        Paging paging = Paging.of(call);
        if (paging.page() > paging.lastPage(found.size())) {
            throw BadInput.of("page is beyond the last one, " + paging.lastPage(found.size()));
        }
        return Envelope.success(paging.json(found, PaymentJson::of));
    }
}
