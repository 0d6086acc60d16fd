package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What {@code /metrics} has, and what {@code docs/operating.md} says about it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Path PAGE = Path.of("../docs/operating.md");
    private static final Pattern ROW =
            Pattern.compile("^\\|(?<families>[^|]+)\\|(?<labels>[^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z_*]+)`");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
    private static final Pattern LIMIT = Pattern.compile("^naru_limits_total\\{limit=\"([a-z_]+)\"", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

    private final Logger registry = (Logger) LoggerFactory.getLogger("io.micrometer.core.instrument.MeterRegistry");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final GatewayFixture gateway;
    private final WebClient web;

    MetricsTest(DatabaseAddress address) {
        said.start();
        registry.setLevel(Level.DEBUG);
        registry.addAppender(said);
        this.gateway = GatewayFixture.start(address, Map.of());
        this.web = WebClient.create(gateway.vertx());
    }

    @AfterAll
    void stop() {
        registry.detachAppender(said);
        registry.setLevel(null);
        gateway.close();
    }

    @Test
    void thePageNamesEveryFamilyAndNoOther() throws IOException {
        Set<String> documented = documented();
        Set<String> there = families(await(scrapeWith(documented)));

        assertThat(there).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void thePageNamesEveryLabel() throws IOException {
        String text = await(scrapeWith(documented()));
        Map<String, Set<String>> labels = labels();

        labels.forEach((family, documented) ->
                assertThat(labelsOf(family, text)).as(family).isSubsetOf(documented));
    }

    @Test
    void thePageNamesEveryLimitAndNoOther() throws IOException {
        String row = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `naru_limits_total`"))
                .findFirst()
                .orElseThrow();
        Set<String> documented = NAME.matcher(row.substring(row.lastIndexOf("|", row.length() - 2)))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        Set<String> there = LIMIT.matcher(await(scrape()))
                .results()
                .map(limit -> limit.group(1))
                .collect(Collectors.toSet());

        assertThat(there).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void noLabelHoldsAnId() {
        assertThat(await(scrape())).doesNotContain("00000000-0000", "imp_", "ep_0");
    }

    @Test
    void nothingOfOursIsRegisteredTwice() {
        await(scrape());

        // Clients and pools of Vert.x share their gauges and register them again; all add to the first one.
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(line -> line.contains("naru"));
    }

    /** Completes when all of them are there: some come with the first call to Iamport. */
    private Future<String> scrapeWith(Set<String> families) {
        return scrape().compose(text -> families(text).containsAll(families)
                ? Future.succeededFuture(text)
                : gateway.vertx().timer(50).compose(later -> scrapeWith(families)));
    }

    private Future<String> scrape() {
        return web.getAbs(gateway.opsUrl() + "/metrics")
                .send()
                .map(HttpResponse::bodyAsBuffer)
                .map(Buffer::toString);
    }

    private static Set<String> families(String text) {
        return TYPE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labelsOf(String family, String text) {
        return text.lines()
                .filter(line -> line.startsWith(family) && line.contains("{"))
                .filter(line -> line.substring(0, line.indexOf('{')).matches(family + "(_bucket|_count|_sum|_max)?"))
                .flatMap(line -> LABEL.matcher(line).results().map(found -> found.group(1)))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the JVM come with the process, which is not here. */
    private static Set<String> documented() throws IOException {
        return labels().keySet();
    }

    private static Map<String, Set<String>> labels() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("## Metrics");
        String section = page.substring(start, page.indexOf("\n## ", start));
        Map<String, Set<String>> labels = new TreeMap<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            Set<String> allowed = names(row.group("labels"));
            names(row.group("families")).stream()
                    .filter(name -> !name.endsWith("*"))
                    .forEach(name -> labels.put(name, allowed));
        }
        return labels;
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
