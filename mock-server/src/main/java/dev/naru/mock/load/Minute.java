package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Lets all that was paid in a minute turn paid at once, and watches the gateway until it has shown and told each order. */
final class Minute {
    /** How exact "shown PAID" is: the gateway is asked for its list again this long after it answered. */
    private static final long LOOK_EVERY_MS = 100;

    private static final long QUIET_END_MS = 2_000;
    private static final int PAGE = 100;

    private final Vertx vertx;
    private final HttpCaller http;
    private final Catalogue gateway;
    private final MockControl mock;
    private final Purchases purchases;
    private final Duration patience;
    private final int atOnce;
    private final LongSupplier monotonicNanos;
    private final Tally faults = new Tally();
    private long toldLineAt;

    /**
     * Prepares to watch.
     *
     * @param patience without anything new, after which it is over
     * @param atOnce requests of the final look at every order that may be under way
     */
    Minute(
            Vertx vertx,
            HttpCaller http,
            Catalogue gateway,
            MockControl mock,
            Purchases purchases,
            Duration patience,
            int atOnce,
            LongSupplier monotonicNanos) {
        this.vertx = vertx;
        this.http = http;
        this.gateway = gateway;
        this.mock = mock;
        this.purchases = purchases;
        this.patience = patience;
        this.atOnce = atOnce;
        this.monotonicNanos = monotonicNanos;
    }

    /** Completes when every order is shown and told, or nothing moves any more, and each one was looked at once by itself. */
    Future<Void> turn(Progress progress) {
        return mock.moveBeforeTheBatch()
                .compose(moved -> {
                    purchases.minuteTurns(monotonicNanos.getAsLong());
                    toldLineAt = monotonicNanos.getAsLong();
                    return mock.setClock(new JsonObject().put("mode", "system"));
                })
                .compose(running -> watch(progress))
                // A second event for an order would come a little after the first.
                .compose(settled -> pause(QUIET_END_MS))
                .compose(quiet -> lookAtEach());
    }

    private Future<Void> watch(Progress progress) {
        Promise<Void> over = Promise.promise();
        watch(progress, over);
        return over.future();
    }

    // A promise and no chain: this goes round for as long as the gateway needs.
    private void watch(Progress progress, Promise<Void> over) {
        long now = monotonicNanos.getAsLong();
        if (purchases.isComplete() || purchases.quietFor(now) > patience.toNanos()) {
            over.complete();
            return;
        }
        if (now - toldLineAt >= TimeUnit.SECONDS.toNanos(1)) {
            toldLineAt = now;
            progress.line("  the minute turned: " + purchases.shownCount() + " of " + purchases.count()
                    + " orders shown PAID, " + purchases.toldCount() + " events");
        }
        look("", purchases.count() / PAGE + 2)
                .compose(looked -> pause(LOOK_EVERY_MS))
                .onComplete(paused -> watch(progress, over));
    }

    private Future<Void> pause(long ms) {
        return vertx.timer(ms, TimeUnit.MILLISECONDS).mapEmpty();
    }

    /** Walks the list of paid orders, newest first, for as long as it holds orders of this run. */
    private Future<Void> look(String after, int pagesLeft) {
        if (pagesLeft == 0 || purchases.shownCount() == purchases.count()) {
            return Future.succeededFuture();
        }
        String path = "/v1/orders?state=PAID&limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + after);
        return http.get(gateway.api(), path, gateway.headers())
                .compose(answer -> answer.expecting("list of orders", 200))
                .compose(answer -> {
                    JsonObject page = OrderPlacing.json("list of orders", answer);
                    String next = page.getString("next");
                    return see(page.getJsonArray("orders", new JsonArray())) && next != null
                            ? look(next, pagesLeft - 1)
                            : Future.<Void>succeededFuture();
                })
                .recover(failure -> {
                    faults.count(Fault.kindOf(failure));
                    return Future.succeededFuture();
                });
    }

    private boolean see(JsonArray orders) {
        boolean any = false;
        for (Object order : orders) {
            if (order instanceof JsonObject json) {
                any |= purchases.isShown(json.getString("merchant_uid", ""), monotonicNanos.getAsLong());
            }
        }
        return any;
    }

    private Future<Void> lookAtEach() {
        Iterator<Buyer.Paid> all = purchases.all().iterator();
        List<Future<Void>> walkers = IntStream.range(0, atOnce)
                .mapToObj(walker -> {
                    Promise<Void> done = Promise.promise();
                    lookAtNext(all, done);
                    return done.future();
                })
                .toList();
        return Future.join(walkers).mapEmpty();
    }

    private void lookAtNext(Iterator<Buyer.Paid> all, Promise<Void> done) {
        if (!all.hasNext()) {
            done.complete();
            return;
        }
        Buyer.Paid paid = all.next();
        http.get(gateway.api(), "/v1/orders/" + paid.merchantUid(), gateway.headers())
                .compose(answer -> answer.expecting("order", 200))
                .compose(answer -> compare(paid, OrderPlacing.json("order", answer)))
                .onFailure(failure -> faults.count(Fault.kindOf(failure)))
                .onComplete(looked -> lookAtNext(all, done));
    }

    private static Future<Void> compare(Buyer.Paid paid, JsonObject order) {
        return "PAID".equals(order.getString("state"))
                        && paid.impUid().equals(order.getString("imp_uid"))
                        && order.getLong("paid_amount", -1L) == paid.amount()
                ? Future.succeededFuture()
                : Future.failedFuture(new Fault("order is not PAID by its payment with the amount that was paid"));
    }

    /** What went wrong while looking. */
    Tally faults() {
        return faults;
    }
}
