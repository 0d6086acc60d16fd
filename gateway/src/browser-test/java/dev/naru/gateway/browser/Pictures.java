package dev.naru.gateway.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of what the tests saw, in {@code target/screenshots}; those of the README are copies of them. */
final class Pictures {
    private static final Path DIRECTORY = Path.of("target", "screenshots");

    private Pictures() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(DIRECTORY.resolve(name + ".png")));
    }
}
