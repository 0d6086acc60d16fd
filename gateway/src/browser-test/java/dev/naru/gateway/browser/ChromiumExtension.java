package dev.naru.gateway.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium per test JVM, a fresh {@link BrowserContext} (its own cookies and storage) per test. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ChromiumExtension.class);
    /** Pages learn by webhook, by polling or from a live stream; on a busy machine each may take real seconds. */
    private static final double PATIENCE_MS = 30_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        String reason = "no Chromium found: install it (Debian: apt-get install chromium) or set NARU_CHROMIUM";
        if ("true".equals(System.getenv("NARU_REQUIRE_BROWSER"))) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(
                        BrowserContext.class,
                        type -> running(context)
                                .browser
                                .newContext(new Browser.NewContextOptions().setLocale("ko-KR")),
                        BrowserContext.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BrowserContext browsing = context.getStore(HERE).remove(BrowserContext.class, BrowserContext.class);
        if (browsing == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            keepScreenshots(browsing, context.getRequiredTestMethod().getName());
        }
        browsing.close();
    }

    private static void keepScreenshots(BrowserContext browsing, String test) {
        int page = 0;
        for (Page open : browsing.pages()) {
            open.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve("failed-" + test + "-" + page++ + ".png"))
                    .setFullPage(true));
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Running.class, type -> new Running(chromium().orElseThrow()), Running.class);
    }

    private static Optional<Path> chromium() {
        String chosen = System.getenv("NARU_CHROMIUM");
        return Stream.concat(
                        Stream.ofNullable(chosen),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Closed by JUnit with the root context. */
    private static final class Running implements AutoCloseable {
        final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        final Browser browser;

        Running(Path chromium) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setHeadless(true)
                            .setArgs(ARGUMENTS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
