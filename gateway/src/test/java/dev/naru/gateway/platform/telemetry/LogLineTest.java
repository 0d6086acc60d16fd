package dev.naru.gateway.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as the product configures it: what others send in cannot write lines of its own. */
class LogLineTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL file = Objects.requireNonNull(LogLineTest.class.getResource("/logback.xml"), "logback.xml");
        configurator.doConfigure(file);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no\r\n2026-01-01T00:00:00.000Z INFO  admin - merchant was deleted",
                "no\n2026-01-01 forged",
                "no\rforged",
                "no\u2028forged",
                "no\u2029forged",
                "no\u0085forged",
                "no\u001b[2Jforged",
                "no\u0000forged",
            })
    void whatIsLoggedIsOneLine(String sent) {
        String line = written("Iamport says: " + sent);

        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1)).doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029]");
        assertThat(line).contains("Iamport says: no");
    }

    @Test
    void wordsOfIamportStayReadable() {
        assertThat(written("한도 초과 (4.01 \"x\" \\ $1)")).contains("한도 초과 (4.01 \"x\" \\ $1)");
    }

    private String written(String message) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> out = (ConsoleAppender<ILoggingEvent>) root.getAppender("out");
        LoggingEvent event = new LoggingEvent("test", root, Level.WARN, message, null, new @Nullable Object[0]);
        return new String(out.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
