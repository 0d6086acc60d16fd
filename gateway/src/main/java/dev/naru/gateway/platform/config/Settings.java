package dev.naru.gateway.platform.config;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named settings from the environment and from the file that {@code NARU_CONFIG_FILE} names ({@code KEY=value} lines;
 * the environment wins). Every reading method remembers what it read, so that the effective settings can be shown. One
 * that finds a wrong value notes a sentence that names the setting and answers the default, so that the next mistake is
 * found too; {@link #finish} throws them all.
 */
public final class Settings {
    private static final String FILE = "NARU_CONFIG_FILE";
    private static final String WRONG = "(wrong)";
    private static final String A_URL = "must be an http:// or https:// URL with a host";

    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final List<Shown> shown = new ArrayList<>();
    private final List<String> faults;

    private Settings(Map<String, String> environment, Map<String, String> file, List<String> faults) {
        this.environment = environment;
        this.file = file;
        this.faults = faults;
    }

    /**
     * One setting as an operator sees it.
     *
     * @param value in effect, secrets masked, empty when unset
     * @param source {@code environment}, {@code file} or {@code default}
     * @param meaning one line
     */
    public record Shown(String name, String value, String source, String meaning) {}

    /**
     * Takes the environment and reads the file it names, if any.
     *
     * @throws StartFailure when there is no such file
     */
    public static Settings of(Map<String, String> environment) {
        String path = environment.getOrDefault(FILE, "").strip();
        List<String> faults = new ArrayList<>();
        return new Settings(environment, path.isEmpty() ? Map.of() : readFile(path, faults), faults);
    }

    private static Map<String, String> readFile(String path, List<String> faults) {
        Map<String, String> values = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(path));
        } catch (IOException unreadable) {
            throw new StartFailure(FILE + " names " + path + ", which cannot be read.", unreadable);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                faults.add(FILE + ": line " + (i + 1) + " of " + path + " is not KEY=value.");
                continue;
            }
            String name = line.substring(0, equals).strip();
            if (values.put(name, line.substring(equals + 1).strip()) != null) {
                faults.add(FILE + ": " + path + " sets " + name + " twice.");
            }
        }
        return values;
    }

    public String text(String name, String otherwise, String meaning) {
        return read(name, otherwise, meaning, value -> value);
    }

    public @Nullable String optionalText(String name, String meaning) {
        return optional(name, meaning, value -> value, value -> value);
    }

    public @Nullable Secret optionalSecret(String name, String meaning) {
        return optional(name, meaning, Secret::new, value -> Secret.MASK);
    }

    public int number(String name, int otherwise, int min, int max, String meaning) {
        return read(name, Integer.toString(otherwise), meaning, value -> {
            int number;
            try {
                number = Integer.parseInt(value);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("must be a whole number");
            }
            if (number < min || number > max) {
                throw new IllegalArgumentException("must be " + min + " to " + max);
            }
            return number;
        });
    }

    /** A share of a whole, written with a point: 0 to 1. */
    public double ratio(String name, double otherwise, String meaning) {
        return read(name, Double.toString(otherwise), meaning, value -> {
            if (!value.matches("0|1|0?\\.[0-9]{1,9}|1\\.0{1,9}")) {
                throw new IllegalArgumentException("must be 0 to 1, such as 0.05");
            }
            return Double.parseDouble(value);
        });
    }

    public boolean flag(String name, boolean otherwise, String meaning) {
        return read(name, Boolean.toString(otherwise), meaning, value -> {
            if (!Set.of("true", "false").contains(value)) {
                throw new IllegalArgumentException("must be true or false");
            }
            return value.equals("true");
        });
    }

    public Duration duration(String name, Duration otherwise, Duration min, Duration max, String meaning) {
        return read(name, otherwise.toString(), meaning, value -> boundedDuration(value, min, max));
    }

    /** Comma-separated durations, at least one; null when unset. */
    public @Nullable List<Duration> optionalDurations(String name, Duration min, Duration max, String meaning) {
        return optional(
                name,
                meaning,
                value -> List.of(value.split(",", -1)).stream()
                        .map(part -> boundedDuration(part.strip(), min, max))
                        .toList(),
                durations -> durations.stream().map(Duration::toString).collect(Collectors.joining(",")));
    }

    private static Duration boundedDuration(String value, Duration min, Duration max) {
        Duration duration;
        try {
            duration = Duration.parse(value);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException("must be an ISO 8601 duration such as PT60S");
        }
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new IllegalArgumentException("must be " + min + " to " + max);
        }
        return duration;
    }

    /** One of an enum's constants, upper or lower case as the enum has them. */
    public <E extends Enum<E>> E choice(String name, E otherwise, String meaning) {
        return read(name, otherwise.name(), meaning, value -> {
            for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(value)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(
                    "must be one of " + List.of(otherwise.getDeclaringClass().getEnumConstants()));
        });
    }

    public Path path(String name, String otherwise, String meaning) {
        return read(name, otherwise, meaning, Path::of);
    }

    /** An http or https URL without user, query and fragment. */
    public URI url(String name, String otherwise, String meaning) {
        return read(name, otherwise, meaning, Settings::plainUrl);
    }

    public @Nullable URI optionalUrl(String name, String meaning) {
        return optional(name, meaning, Settings::plainUrl, URI::toString);
    }

    private static URI plainUrl(String value) {
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException unreadable) {
            // It repeats the value, which may be a secret in the wrong place.
            throw new IllegalArgumentException(A_URL);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(A_URL);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must be a URL without user, query and fragment");
        }
        return uri;
    }

    /** What {@code parser} makes of the text, which is shown as {@code show} says; null when unset or empty. */
    public <T> @Nullable T optional(String name, String meaning, Function<String, T> parser, Function<T, String> show) {
        String value = raw(name);
        T parsed = value == null ? null : parse(name, value, parser);
        String text = parsed != null ? show.apply(parsed) : value == null ? "" : WRONG;
        shown.add(new Shown(name, text, source(name), meaning));
        return parsed;
    }

    private <T> T read(String name, String otherwise, String meaning, Function<String, T> parser) {
        String given = raw(name);
        String value = given == null ? otherwise : given;
        T parsed = parse(name, value, parser);
        shown.add(new Shown(name, parsed == null ? WRONG : value, source(name), meaning));
        return parsed == null ? parser.apply(otherwise) : parsed;
    }

    private <T> @Nullable T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException wrong) {
            // Never the value itself: it may be a secret in the wrong place.
            fault(name + " " + wrong.getMessage() + ".");
            return null;
        }
    }

    /** Notes what is wrong with settings that were read, in a sentence that names them and tells no secret. */
    public void fault(String sentence) {
        faults.add(sentence);
    }

    private @Nullable String raw(String name) {
        String value = environment.containsKey(name) ? environment.get(name) : file.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String source(String name) {
        if (raw(name) == null) {
            return "default";
        }
        return environment.containsKey(name) ? "environment" : "file";
    }

    /** Every setting read so far, in the order of reading. */
    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /**
     * Ends the reading. A file with settings nobody read is refused too: a misspelt name must not pass for a setting. The
     * environment is shared with other programs, so it is not judged.
     *
     * @throws StartFailure with every fault, one sentence per line
     */
    public void finish() {
        Set<String> known = shown.stream().map(Shown::name).collect(Collectors.toSet());
        file.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(name + " in " + environment.get(FILE) + " is not a setting of the gateway."));
        if (!faults.isEmpty()) {
            throw new StartFailure(String.join("\n", faults));
        }
    }
}
