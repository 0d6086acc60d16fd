package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.PaymentPage;
import dev.naru.gateway.iamport.PaymentStatus;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All pages of a piece of one of Iamport's lists, one after the other ({@code GET /payments/status/{status}}). */
final class ListWalk {
    private static final Logger log = LoggerFactory.getLogger(ListWalk.class);

    static final List<PaymentStatus> STREAMS =
            List.of(PaymentStatus.PAID, PaymentStatus.CANCELLED, PaymentStatus.FAILED);

    private static final int MAX_PAGES = 10_000;

    private final IamportClient iamport;
    private final int pageSize;
    private final Function<PaymentPage, Future<?>> taker;

    /**
     * Walks nothing yet.
     *
     * @param pageSize 1 to 1000
     * @param taker gets each page; the next one is asked for when it is done
     */
    ListWalk(IamportClient iamport, int pageSize, Function<PaymentPage, Future<?>> taker) {
        this.iamport = iamport;
        this.pageSize = pageSize;
        this.taker = taker;
    }

    /**
     * Completes when every page has been taken.
     *
     * @param to the last second that counts; empty = no end of ours
     */
    Future<Void> walk(PaymentStatus stream, Instant from, Optional<Instant> to) {
        return page(stream, from, to, 1);
    }

    private Future<Void> page(PaymentStatus stream, Instant from, Optional<Instant> to, int number) {
        if (number > MAX_PAGES) {
            return Future.failedFuture(new IllegalStateException("more than " + MAX_PAGES + " pages"));
        }
        return iamport.paymentsByStatus(stream, from, to, number, pageSize).compose(page -> {
            if (page.unreadable() > 0) {
                log.warn("{} {} payments in Iamport's list are unreadable", page.unreadable(), stream.wire());
            }
            return taker.apply(page)
                    .compose(taken -> page.isLast() ? Future.succeededFuture() : page(stream, from, to, number + 1));
        });
    }
}
