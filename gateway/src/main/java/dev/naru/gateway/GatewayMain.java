package dev.naru.gateway;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.config.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway from the command line. */
public final class GatewayMain {
    private static final Logger log = LoggerFactory.getLogger(GatewayMain.class);

    private GatewayMain() {}

    public static void main(String[] args) {
        int code = run(List.of(args), System.getenv(), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns the exit code of a command; 0 also when the gateway runs on. */
    static int run(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return switch (args.isEmpty() ? "" : String.join(" ", args)) {
                case "" -> start(environment, out);
                case "--help" -> help(out);
                case "--check-config" -> checkConfig(environment, out);
                default -> {
                    err.println("naru gateway: unknown option " + args.get(0) + "; try --help.");
                    yield 2;
                }
            };
        } catch (StartFailure failure) {
            String.valueOf(failure.getMessage()).lines().forEach(sentence -> err.println("naru gateway: " + sentence));
            return 1;
        } catch (RuntimeException fault) {
            log.error("the gateway does not start", fault);
            err.println("naru gateway: a fault of its own keeps it from starting, see the log: " + fault.getMessage());
            return 1;
        }
    }

    private static int start(Map<String, String> environment, PrintStream out) {
        GatewayProcess process = GatewayProcess.start(GatewayConfig.of(Settings.of(environment)));
        out.println(process.readyLine());
        return 0;
    }

    private static int help(PrintStream out) {
        Settings settings = Settings.of(Map.of());
        GatewayConfig.of(settings);
        out.println("Usage: java -jar gateway-app.jar [--help | --check-config]");
        out.println();
        out.println(
                "  --check-config  print the settings in effect, secrets masked, and a sentence for each that is wrong;");
        out.println("                  exit code 0 when none is, else 1. Asks neither the database nor Iamport");
        out.println("  --help          this text");
        out.println();
        out.println("Settings, from the environment or from KEY=value lines in the file NARU_CONFIG_FILE names:");
        settings.shown().forEach(setting -> out.printf("  %-28s %s%n", setting.name(), about(setting)));
        return 0;
    }

    private static String about(Settings.Shown setting) {
        return setting.meaning() + (setting.value().isEmpty() ? "" : " (" + setting.value() + ")");
    }

    private static int checkConfig(Map<String, String> environment, PrintStream out) {
        Settings settings = Settings.of(environment);
        try {
            GatewayConfig.of(settings);
        } finally {
            settings.shown()
                    .forEach(
                            setting -> out.println(setting.name() + "=" + setting.value() + "  # " + setting.source()));
        }
        out.println("# These settings can be used. Neither the database nor Iamport was asked.");
        return 0;
    }
}
