package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Reads handed on to Iamport. Equal reads of one merchant that are under way together are one question; what a merchant
 * changes through this gateway is seen by everything it asks afterwards. One for all event loops.
 */
final class PassedReads {
    /** A read joins one that left at most so long ago: an answer is never older than that at its question. */
    private static final long JOINABLE = Duration.ofSeconds(1).toNanos();

    /** Two thirds of what a client of one merchant carries: the gateway's own looks go the same way. */
    private static final int MAX_UNDER_WAY = 128;

    private static final Duration DEADLINE = Duration.ofSeconds(24);

    private final IamportClients clients;
    private final LongSupplier monotonicNanos;
    private final Limits limits;
    private final ConcurrentHashMap<Question, Flight> flights = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Integer> underWay = new ConcurrentHashMap<>();

    private record Question(UUID merchantId, String uri) {}

    private record Flight(Promise<PassedAnswer> promise, long since) {}

    PassedReads(IamportClients clients, LongSupplier monotonicNanos, Limits limits) {
        this.clients = clients;
        this.monotonicNanos = monotonicNanos;
        this.limits = limits;
    }

    /**
     * Completes with Iamport's answer, on whatever thread it came; fails with {@link
     * dev.naru.gateway.iamport.IamportFailure} where it gave none, and with {@link Refusal} 503 when too many reads of the
     * merchant are under way.
     *
     * @param uri path and query, encoded
     */
    Future<PassedAnswer> get(UUID merchantId, String uri) {
        Question question = new Question(merchantId, uri);
        Flight mine = new Flight(Promise.promise(), monotonicNanos.getAsLong());
        Flight flight = flights.compute(
                question, (asked, there) -> there != null && mine.since() - there.since() < JOINABLE ? there : mine);
        if (flight.equals(mine)) {
            ask(question)
                    .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> Future.failedFuture(
                            failure instanceof TimeoutException
                                    ? Refusal.of(504, "iamport_timeout", Messages.TIMEOUT)
                                    : failure))
                    .onComplete(done -> {
                        // First the flight, then its answer: nobody who has the answer may join it again.
                        flights.remove(question, mine);
                        mine.promise().handle(done);
                    });
        }
        return flight.promise().future();
    }

    private Future<PassedAnswer> ask(Question question) {
        UUID merchantId = question.merchantId();
        if (underWay.merge(merchantId, 1, Integer::sum) > MAX_UNDER_WAY) {
            leave(merchantId);
            limits.met(Limit.FRONT_READS);
            return Future.failedFuture(Refusal.of(503, "too_many_reads", Messages.BUSY));
        }
        return clients.of(merchantId)
                .compose(iamport -> iamport.passing().get(question.uri()))
                .onComplete(done -> leave(merchantId));
    }

    private void leave(UUID merchantId) {
        underWay.compute(merchantId, (id, count) -> count == null || count <= 1 ? null : count - 1);
    }

    /** Something of this merchant has changed: who asks from now on does not join what was asked before. */
    void changed(UUID merchantId) {
        flights.keySet().removeIf(question -> question.merchantId().equals(merchantId));
    }
}
