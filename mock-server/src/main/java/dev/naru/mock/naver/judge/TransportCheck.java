package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.xml.SafeXml;
import dev.naru.mock.naver.xml.XmlElement;
import dev.naru.mock.naver.xml.XmlReading;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at how the answer came, and opens it. */
final class TransportCheck {
    private static final long SLOW_MS = 2_000;
    private static final Map<XmlReading.Fault, Rule> FAULTS = faults();

    private final List<CartLine> lines;
    private final ProductInfoExchange exchange;
    private final Findings findings;

    TransportCheck(List<CartLine> lines, ProductInfoExchange exchange, Findings findings) {
        this.lines = lines;
        this.exchange = exchange;
        this.findings = findings;
    }

    /** The root element, or empty when there is nothing to look into. */
    Optional<XmlElement> root() {
        ProductInfoExchange.Failure failure = exchange.failure();
        if (failure != null) {
            report(rule(failure.kind()), Spot.NOWHERE, null, failure.detail());
            return Optional.empty();
        }
        if (exchange.elapsedMs() > SLOW_MS) {
            report(TransportRule.T_SLOW, Spot.NOWHERE, "<= " + SLOW_MS + " ms", exchange.elapsedMs() + " ms");
        }
        int status = exchange.status();
        if (status >= 300 && status < 400) {
            report(TransportRule.T_REDIRECT, Spot.NOWHERE, 200, status + " " + exchange.header("Location"));
            return Optional.empty();
        }
        if (status != 200) {
            report(TransportRule.T_STATUS, Spot.NOWHERE, 200, status);
            return Optional.empty();
        }
        contentType();
        String caching = exchange.header("Cache-Control");
        if (caching == null || !caching.toLowerCase(Locale.ROOT).contains("no-store")) {
            report(TransportRule.T_CACHEABLE, Spot.NOWHERE, "no-store", caching);
        }
        return SafeXml.read(exchange.body()).fold(this::read, this::unreadable);
    }

    private Optional<XmlElement> read(XmlReading.Read document) {
        String encoding = document.declaredEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("utf-8")) {
            report(TransportRule.T_ENCODING_DECLARED, Spot.NOWHERE, "UTF-8", encoding);
        }
        if (document.byteOrderMark()) {
            report(TransportRule.T_BOM, Spot.NOWHERE, "<?xml", "EF BB BF");
        }
        return Optional.of(document.root());
    }

    private Optional<XmlElement> unreadable(XmlReading.Unreadable answer) {
        Rule rule = FAULTS.getOrDefault(answer.fault(), StructureRule.X_NOT_WELL_FORMED);
        Spot spot = new Spot("", new Finding.Position(answer.row(), answer.column()));
        report(rule, spot, null, answer.detail());
        return Optional.empty();
    }

    private void contentType() {
        String header = exchange.header("Content-Type");
        if (header == null || header.isBlank()) {
            report(TransportRule.T_CONTENT_TYPE_MISSING, Spot.NOWHERE, "application/xml; charset=utf-8", null);
            return;
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (type.equals("text/xml")) {
            report(TransportRule.T_CONTENT_TYPE_TEXT_XML, Spot.NOWHERE, "application/xml", header);
        } else if (!type.equals("application/xml")) {
            report(TransportRule.T_CONTENT_TYPE, Spot.NOWHERE, "application/xml", header);
        }
        String charset = charset(parts);
        if (charset.isEmpty()) {
            report(TransportRule.T_CHARSET_MISSING, Spot.NOWHERE, "charset=utf-8", header);
        } else if (charset.equals("utf8")) {
            report(TransportRule.T_CHARSET_SPELLING, Spot.NOWHERE, "charset=utf-8", header);
        } else if (!charset.equals("utf-8")) {
            report(TransportRule.T_CHARSET, Spot.NOWHERE, "charset=utf-8", header);
        }
    }

    private static String charset(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("charset=")) {
                return part.substring("charset=".length()).replace("\"", "").strip();
            }
        }
        return "";
    }

    private void report(Rule rule, Spot spot, @Nullable Object expected, @Nullable Object got) {
        findings.add(rule, lines, null, spot, expected, got);
    }

    private static Rule rule(ProductInfoExchange.FailureKind kind) {
        return switch (kind) {
            case NO_URL -> TransportRule.T_NO_URL;
            case TIMEOUT -> TransportRule.T_TIMEOUT;
            case CONNECTION -> TransportRule.T_CONNECTION_FAILED;
            case TOO_LARGE -> TransportRule.T_TOO_LARGE;
        };
    }

    private static Map<XmlReading.Fault, Rule> faults() {
        Map<XmlReading.Fault, Rule> rules = new EnumMap<>(XmlReading.Fault.class);
        rules.put(XmlReading.Fault.EMPTY, TransportRule.T_EMPTY_BODY);
        rules.put(XmlReading.Fault.TOO_LARGE, TransportRule.T_TOO_LARGE);
        rules.put(XmlReading.Fault.NOT_UTF8, StructureRule.X_NOT_UTF8);
        rules.put(XmlReading.Fault.LEADING_OUTPUT, StructureRule.X_LEADING_OUTPUT);
        rules.put(XmlReading.Fault.ILLEGAL_CHARACTER, StructureRule.X_ILLEGAL_CHARACTER);
        rules.put(XmlReading.Fault.DOCTYPE, StructureRule.X_DOCTYPE);
        rules.put(XmlReading.Fault.TOO_COMPLEX, StructureRule.X_TOO_COMPLEX);
        return Map.copyOf(rules);
    }
}
