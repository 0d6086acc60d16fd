package dev.naru.gateway.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class drives real Chromium. Without one its tests are skipped with the reason, or, where {@code
 * NARU_REQUIRE_BROWSER=true}, fail: a build that promised browser tests must not pass without them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChromiumExtension.class)
@interface NeedsChromium {}
