package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code scripts/load} was asked for.
 *
 * @param connections to one server, and so requests under way, 1 to 4096
 * @param timeout of one request
 * @param target the listener the scenario loads: edge for product checks and notifications, api for the others
 * @param api where a product check may put its products, or null
 * @param mock the mock of a purchase or of compatible reads, or null
 * @param query what a product check asks instead of the run's two products, or null
 * @param eventsPort where a purchase receives the gateway's events; 0 = none
 * @param html file of the report, or null
 * @param watched processes whose CPU time is read, by name
 * @param secrets never shown
 */
record LoadOptions(
        ScenarioKind kind,
        Schedule schedule,
        int connections,
        Duration timeout,
        Origin target,
        @Nullable Origin api,
        @Nullable Origin mock,
        @Nullable String query,
        int eventsPort,
        @Nullable Path html,
        Map<String, Long> watched,
        Secrets secrets) {
    private static final int MOST_PURCHASES = 50_000;
    private static final int MOST_ARRIVALS = 50_000_000;

    /**
     * What opens the gateway's doors.
     *
     * @param apiKey of its api listener, or empty
     * @param eventSecret that its events are signed with, or empty
     * @param webhookToken last path segment of notifications, or empty
     */
    record Secrets(String apiKey, String eventSecret, String webhookToken) {
        @Override
        public String toString() {
            return "***";
        }
    }

    LoadOptions {
        if (schedule.count() - schedule.warmupCount() < 1) {
            throw BadInput.of("--rate and --seconds together come to no arrival at all");
        }
        if (schedule.count() > MOST_ARRIVALS) {
            throw BadInput.of("--rate and --seconds together come to more than " + MOST_ARRIVALS + " arrivals");
        }
        if (kind == ScenarioKind.PURCHASE) {
            requireForPurchase(schedule, mock, eventsPort, secrets);
        }
        if (kind == ScenarioKind.COMPATIBLE_READ && mock == null) {
            throw BadInput.of(
                    "compatible reads need --mock (NARU_LOAD_MOCK), the mock that the gateway takes for Iamport");
        }
        boolean needsKey = kind == ScenarioKind.ORDER_CREATION || kind.needsMock() || api != null;
        if (needsKey && secrets.apiKey().isEmpty()) {
            throw BadInput.of("NARU_API_KEY must hold a key of the gateway's api listener");
        }
        if (kind == ScenarioKind.PRODUCT_CHECK && api == null && query == null) {
            throw BadInput.of(
                    "a product check needs --api, where its products are put, or --query with products that are there");
        }
    }

    private static void requireForPurchase(Schedule schedule, @Nullable Origin mock, int eventsPort, Secrets secrets) {
        if (mock == null) {
            throw BadInput.of("a purchase needs --mock (NARU_LOAD_MOCK), the mock that the gateway takes for Iamport");
        }
        if (eventsPort == 0) {
            throw BadInput.of("a purchase needs --events-port, the port of NARU_EVENT_URL at the gateway");
        }
        if (secrets.eventSecret().isEmpty()) {
            throw BadInput.of("NARU_EVENT_SECRET must hold the secret that the gateway signs its events with");
        }
        if (schedule.count() > MOST_PURCHASES) {
            throw BadInput.of("a purchase run is at most " + MOST_PURCHASES
                    + " buyers, warm-up included: the mock remembers no more with certainty");
        }
    }

    /** The servers of the run, for a sentence. */
    String places() {
        return "target " + target + (api == null ? "" : ", api " + api) + (mock == null ? "" : ", mock " + mock);
    }

    /** The options for people, by name. */
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("where", places());
        String from = rate(schedule.fromPerSecond());
        String to = rate(schedule.toPerSecond());
        about.put("arrivals", from.equals(to) ? from + "/s, open loop" : from + "/s rising to " + to + "/s, open loop");
        about.put("measured", schedule.seconds() + " s after " + schedule.warmupSeconds() + " s of warm-up");
        about.put("connections", connections + " at most, one request at a time on each");
        about.put("time limit", timeout.toMillis() + " ms for a request");
        Runtime machine = Runtime.getRuntime();
        about.put(
                "machine",
                machine.availableProcessors() + " CPUs, " + System.getProperty("os.arch") + ", Java "
                        + Runtime.version().feature());
        return about;
    }

    private static String rate(double perSecond) {
        return perSecond == Math.rint(perSecond) ? Long.toString((long) perSecond) : Double.toString(perSecond);
    }
}
