package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The load tester on the command line. Exit code 0 when everything was answered rightly, 1 when not, 2 when the run cannot be.
 */
public final class LoadCommand {
    private static final int CLEAN = 0;
    private static final int WRONG = 1;
    private static final int NOT_RUN = 2;
    private static final int LONGEST_HOURS = 3;

    private final Map<String, String> env;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;
    private final LongSupplier monotonicNanos;

    /**
     * Makes a command.
     *
     * @param env where keys and, unless options say so, servers are named
     * @param out takes the report
     * @param err takes progress and refusals
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    public LoadCommand(
            Map<String, String> env,
            PrintStream out,
            PrintStream err,
            InstantSource clock,
            LongSupplier monotonicNanos) {
        this.env = Map.copyOf(env);
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.monotonicNanos = monotonicNanos;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new LoadCommand(System.getenv(), out, err, InstantSource.system(), System::nanoTime)
                .run(List.of(args)));
    }

    /** Runs once and answers the exit code; with {@code --check} last, only looks at the options. Never on an event loop. */
    public int run(List<String> args) {
        try {
            boolean onlyCheck = !args.isEmpty() && args.get(args.size() - 1).equals("--check");
            LoadOptions options = LoadArguments.parse(onlyCheck ? args.subList(0, args.size() - 1) : args, env);
            if (onlyCheck) {
                return CLEAN;
            }
            Path html = options.html();
            prepare(html);
            Report report = load(options);
            out.print(TextReport.of(report));
            if (html != null) {
                Files.writeString(html, HtmlReport.of(report));
                out.println("charts: " + html);
            }
            return report.isClean() ? CLEAN : WRONG;
        } catch (BadInput wrong) {
            err.println("load: " + wrong.sentence());
        } catch (IOException unwritable) {
            err.println("load: the report cannot be written: " + unwritable.getMessage());
        }
        return NOT_RUN;
    }

    /** Before the run, so that it is not for nothing. */
    private static void prepare(@Nullable Path html) throws IOException {
        if (html != null) {
            Path directory = html.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(html, "");
        }
    }

    private Report load(LoadOptions options) {
        Vertx vertx = Vertx.vertx();
        try {
            return Future.<Report>future(report -> vertx.runOnContext(loop -> new LoadRun(
                                    vertx,
                                    options,
                                    new Scenarios(vertx, options, clock, monotonicNanos).build(),
                                    new CpuWatch(options.watched()),
                                    err::println,
                                    monotonicNanos)
                            .run(clock.instant())
                            .onComplete(report)))
                    .await(LONGEST_HOURS, TimeUnit.HOURS);
        } catch (TimeoutException stuck) {
            throw BadInput.of("the run did not end within " + LONGEST_HOURS + " hours");
        } finally {
            vertx.close();
        }
    }
}
