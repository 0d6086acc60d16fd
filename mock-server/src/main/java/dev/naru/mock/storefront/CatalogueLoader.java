package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the demo products into the gateway at the first start. A product that is already there stays as it is, so a price
 * the merchant changed survives a restart of the shop.
 */
final class CatalogueLoader {
    private static final Logger log = LoggerFactory.getLogger(CatalogueLoader.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MAX_ATTEMPTS = 360;

    private final Vertx vertx;
    private final GatewayClient gateway;
    private final DemoCatalogue catalogue;
    private final Duration firstPause;
    private Promise<Void> pause = Promise.promise();
    private long timer = -1;
    private boolean cancelled;

    CatalogueLoader(Vertx vertx, GatewayClient gateway, DemoCatalogue catalogue, Duration firstPause) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.catalogue = catalogue;
        this.firstPause = firstPause;
    }

    /**
     * Completes when every product is in the gateway. A gateway that is not up yet is asked again, up to 360 times with
     * growing pauses; one that refuses is not.
     */
    Future<Void> load() {
        return attempt(1, firstPause)
                .onSuccess(done -> log.info("the catalogue is in the gateway"))
                .onFailure(e -> log.warn("the catalogue is not in the gateway: {}", e.getMessage()));
    }

    /** Ends the retries: a load that is under way fails. */
    void cancel() {
        cancelled = true;
        vertx.cancelTimer(timer);
        pause.tryFail(closed());
    }

    private Future<Void> attempt(int number, Duration nextPause) {
        if (cancelled) {
            return Future.failedFuture(closed());
        }
        return everyProduct().recover(e -> {
            if (e instanceof Refused || number == MAX_ATTEMPTS) {
                return Future.failedFuture(e);
            }
            if (number == 1) {
                log.info("the gateway does not answer yet, the catalogue waits: {}", e.getMessage());
            }
            Duration doubled = nextPause.multipliedBy(2);
            return pauseFor(nextPause)
                    .compose(waited ->
                            attempt(number + 1, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
        });
    }

    private Future<Void> everyProduct() {
        Future<Void> all = Future.succeededFuture();
        for (String id : catalogue.ids()) {
            all = all.compose(done -> once(id));
        }
        return all;
    }

    private Future<Void> once(String id) {
        return gateway.product(id).compose(found -> {
            if (found.status() == 404) {
                return gateway.putProduct(id, catalogue.document(id)).compose(put -> settled("PUT", id, put));
            }
            return settled("GET", id, found);
        });
    }

    private static Future<Void> settled(String method, String id, GatewayAnswer answer) {
        if (answer.succeeded()) {
            return Future.succeededFuture();
        }
        String what = method + " /v1/products/" + id + " answered " + answer.status();
        if (answer.status() >= 500 || answer.status() == 408 || answer.status() == 429) {
            return Future.failedFuture(new VertxException(what, true));
        }
        String hint = answer.status() == 401 ? " (is NARU_API_KEY the gateway's key?)" : "";
        return Future.failedFuture(new Refused(what + hint + ": " + answer.body()));
    }

    private Future<Void> pauseFor(Duration length) {
        if (cancelled) {
            return Future.failedFuture(closed());
        }
        pause = Promise.promise();
        Promise<Void> waiting = pause;
        timer = vertx.setTimer(length.toMillis(), fired -> waiting.tryComplete());
        return waiting.future();
    }

    private static VertxException closed() {
        return new VertxException("the shop was closed", true);
    }

    private static final class Refused extends VertxException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, true);
        }
    }
}
