package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.storefront.EventSignature;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the command line and the environment of a run; whatever is wrong is one sentence that names it. */
final class LoadArguments {
    private static final Pattern RATE =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(?:-([0-9]{1,6}(?:\\.[0-9]{1,3})?))?");
    private static final List<String> VALUES = List.of(
            "--rate",
            "--seconds",
            "--warmup",
            "--connections",
            "--timeout",
            "--target",
            "--api",
            "--mock",
            "--query",
            "--events-port",
            "--html");
    private static final int DEFAULT_SECONDS = 20;
    private static final int DEFAULT_WARMUP = 10;
    private static final int DEFAULT_CONNECTIONS = 64;
    private static final int DEFAULT_TIMEOUT = 10;
    private static final int MOST_WATCHED = 8;

    private final Map<String, String> env;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, Long> watched = new LinkedHashMap<>();
    private boolean remoteAllowed;

    private LoadArguments(Map<String, String> env) {
        this.env = env;
    }

    /**
     * Reads a run.
     *
     * @throws BadInput naming what is wrong
     */
    static LoadOptions parse(List<String> args, Map<String, String> env) {
        LoadArguments arguments = new LoadArguments(env);
        if (args.isEmpty()) {
            throw BadInput.of("name a scenario: " + ScenarioKind.words() + "; try --help");
        }
        ScenarioKind kind = ScenarioKind.of(args.get(0))
                .orElseThrow(() ->
                        BadInput.of("there is no scenario " + args.get(0) + ", but there are " + ScenarioKind.words()));
        arguments.collect(args.subList(1, args.size()));
        return arguments.options(kind);
    }

    private void collect(List<String> args) {
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--allow-remote")) {
                remoteAllowed = true;
            } else if (option.equals("--watch")) {
                watch(value(option, rest));
            } else if (VALUES.contains(option)) {
                given.put(option, value(option, rest));
            } else {
                throw BadInput.of("unknown option " + option + "; try --help");
            }
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw BadInput.of(option + " needs a value");
        }
        return rest.next();
    }

    private void watch(String named) {
        if (!named.matches("[a-z]{1,20}=[0-9]{1,9}") || watched.size() == MOST_WATCHED) {
            throw BadInput.of("--watch must be NAME=PID, such as gateway=4711, " + MOST_WATCHED + " times at most");
        }
        int equals = named.indexOf('=');
        watched.put(named.substring(0, equals), Long.valueOf(named.substring(equals + 1)));
    }

    private LoadOptions options(ScenarioKind kind) {
        Origin target = origin("--target", "NARU_LOAD_TARGET");
        if (target == null) {
            throw BadInput.of("--target (NARU_LOAD_TARGET) must say what to load, such as http://127.0.0.1:8080");
        }
        String html = given.get("--html");
        return new LoadOptions(
                kind,
                schedule(kind),
                number("--connections", DEFAULT_CONNECTIONS, 1, 4_096),
                Duration.ofSeconds(number("--timeout", DEFAULT_TIMEOUT, 1, 300)),
                target,
                kind == ScenarioKind.PRODUCT_CHECK ? origin("--api", "NARU_LOAD_API") : null,
                kind.needsMock() ? origin("--mock", "NARU_LOAD_MOCK") : null,
                query(),
                number("--events-port", 0, 0, 65_535),
                html == null ? null : Path.of(html),
                watched,
                new LoadOptions.Secrets(text("NARU_API_KEY"), eventSecret(kind), text("NARU_WEBHOOK_TOKEN")));
    }

    private Schedule schedule(ScenarioKind kind) {
        String text = given.getOrDefault("--rate", Integer.toString(kind.ratePerSecond()));
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw BadInput.of("--rate must be arrivals per second, such as 500, or 100-900 for a ramp, not " + text);
        }
        double from = Double.parseDouble(rate.group(1));
        double to = rate.group(2) == null ? from : Double.parseDouble(rate.group(2));
        if (from <= 0 || to <= 0) {
            throw BadInput.of("--rate must be above 0");
        }
        return new Schedule(
                from, to, number("--warmup", DEFAULT_WARMUP, 0, 3_600), number("--seconds", DEFAULT_SECONDS, 1, 3_600));
    }

    private int number(String option, int otherwise, int from, int to) {
        String text = given.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < from || Integer.parseInt(text) > to) {
            throw BadInput.of(option + " must be a whole number from " + from + " to " + to + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    private @Nullable Origin origin(String option, String variable) {
        String url = given.getOrDefault(option, text(variable));
        if (url.isEmpty()) {
            return null;
        }
        Origin origin = Origin.parse(option + " (" + variable + ")", url);
        if (!remoteAllowed && !origin.isLoopback()) {
            throw BadInput.of(option + " " + origin
                    + " is not this machine: a load test is an attack to whoever does not expect it; if they do, add"
                    + " --allow-remote");
        }
        return origin;
    }

    private @Nullable String query() {
        String query = given.get("--query");
        if (query != null && !query.matches("[!-~]{1,8000}")) {
            throw BadInput.of("--query must be percent-encoded and without blanks");
        }
        return query;
    }

    private String eventSecret(ScenarioKind kind) {
        String secret = text("NARU_EVENT_SECRET");
        if (kind == ScenarioKind.PURCHASE && !secret.isEmpty()) {
            try {
                new EventSignature(secret, InstantSource.system());
            } catch (IllegalArgumentException malformed) {
                throw BadInput.of("NARU_EVENT_SECRET must be whsec_ and base64");
            }
        }
        return secret;
    }

    private String text(String variable) {
        return env.getOrDefault(variable, "").strip();
    }
}
