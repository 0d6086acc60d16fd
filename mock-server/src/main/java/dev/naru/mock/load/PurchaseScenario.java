package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Whole purchases: a swarm of buyers, then the minute turns for all of them at once. Every purchase, the warm-up's too,
 * must be shown PAID by the gateway and told by one event.
 */
final class PurchaseScenario implements Scenario {
    private final Buyer buyer;
    private final Catalogue catalogue;
    private final MockControl mock;
    private final Purchases purchases;
    private final Minute minute;
    private final EventReceiver receiver;
    private final LongSupplier monotonicNanos;
    private final Latencies health = new Latencies();
    private final List<String> broken = new ArrayList<>();
    private String userCode = "";
    private JsonObject clockBefore = new JsonObject();

    PurchaseScenario(
            Buyer buyer,
            Catalogue catalogue,
            MockControl mock,
            Purchases purchases,
            Minute minute,
            EventReceiver receiver,
            LongSupplier monotonicNanos) {
        this.buyer = buyer;
        this.catalogue = catalogue;
        this.mock = mock;
        this.purchases = purchases;
        this.minute = minute;
        this.receiver = receiver;
        this.monotonicNanos = monotonicNanos;
    }

    @Override
    public String unit() {
        return "buyers";
    }

    /** The mock's clock stands still while buyers pay, so that the minute is as long as the run. */
    @Override
    public Future<Void> prepare() {
        return receiver.open()
                .compose(open -> catalogue.put())
                .compose(put -> mock.userCode())
                .compose(code -> {
                    userCode = code;
                    return mock.clock();
                })
                .compose(clock -> {
                    clockBefore = clock;
                    return mock.setClock(new JsonObject().put("mode", "frozen"));
                });
    }

    @Override
    public Future<Void> send(long index) {
        return buyer.buy(index, userCode).onSuccess(purchases::add).mapEmpty();
    }

    @Override
    public void eachSecond() {
        long askedAt = monotonicNanos.getAsLong();
        mock.health().onComplete(answer -> health.record(monotonicNanos.getAsLong() - askedAt));
    }

    @Override
    public Future<Aftermath> finish(Progress progress) {
        if (purchases.count() == 0) {
            return Future.succeededFuture(
                    new Aftermath(buyer.steps(), Map.of(), List.of("nobody could buy anything"), null));
        }
        return minute.turn(progress)
                .recover(this::broken)
                .compose(turned -> mock.dropped().recover(this::brokenCount))
                .map(dropped ->
                        new Aftermath(latencies(), facts(), wrongs(), new MockState(health.summary(), dropped)));
    }

    // What was measured until then is worth a report all the same.
    private Future<Void> broken(Throwable failure) {
        broken.add("the minute could not be watched to its end: " + sentence(failure));
        return Future.succeededFuture();
    }

    private Future<Long> brokenCount(Throwable failure) {
        broken.add("the mock does not say what it has forgotten: " + sentence(failure));
        return Future.succeededFuture(0L);
    }

    private static String sentence(Throwable failure) {
        return failure instanceof BadInput wrong ? wrong.sentence() : Fault.kindOf(failure);
    }

    private Map<String, Latencies.Summary> latencies() {
        Map<String, Latencies.Summary> latencies = new LinkedHashMap<>(buyer.steps());
        latencies.put(
                "shown PAID, from the turn of the minute", purchases.shown().summary());
        latencies.put(
                "event here, from the turn of the minute", purchases.told().summary());
        return latencies;
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("paid at Naver", purchases.count() + " orders");
        facts.put("shown PAID by the gateway", purchases.shownCount() + " orders");
        facts.put("told by an event", purchases.toldCount() + " orders");
        facts.put("deliveries of an event that was here before", purchases.repeats() + "");
        facts.put("events with a wrong signature", receiver.refused() + "");
        double seconds = purchases.told().maxMs() / 1e3;
        if (seconds > 0) {
            facts.put(
                    "through the gateway after the turn",
                    String.format(Locale.ROOT, "%.0f orders/s", purchases.toldCount() / seconds));
        }
        return facts;
    }

    private List<String> wrongs() {
        List<String> wrongs = new ArrayList<>(broken);
        wrongs.addAll(purchases.differences());
        if (receiver.refused() > 0) {
            wrongs.add(receiver.refused() + " events were not signed with the secret of NARU_EVENT_SECRET");
        }
        minute.faults().counts().forEach((kind, count) -> wrongs.add(count + " times while looking: " + kind));
        return wrongs;
    }

    @Override
    public Future<Void> close() {
        Future<Void> clock = clockBefore.isEmpty() ? Future.succeededFuture() : mock.setClock(clockBefore);
        return clock.eventually(receiver::close);
    }
}
