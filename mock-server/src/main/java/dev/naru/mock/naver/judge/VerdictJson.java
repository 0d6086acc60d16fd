package dev.naru.mock.naver.judge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.naver.Bilingual;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/** A verdict as the checkout window, the console and the control API read it. */
public final class VerdictJson {
    private static final int MAX_BODY_CHARS = 65_536;

    private VerdictJson() {}

    /** The verdict with all findings, the refused lines in the buyer's words, and the exchange with its body up to 65 536 characters. */
    public static ObjectNode of(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", verdict.outcome().name());
        json.put("mode", verdict.mode().name().toLowerCase(Locale.ROOT));
        ArrayNode findings = json.putArray("findings");
        verdict.findings().forEach(finding -> findings.add(of(finding)));
        ArrayNode refusals = json.putArray("refusals");
        new TreeMap<>(verdict.refusals())
                .forEach((line, words) -> refusals.add(of(words).put("line", line)));
        json.set("exchange", of(verdict.exchange()));
        return json;
    }

    /** One finding; unknowns are null, never left out. */
    public static ObjectNode of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name());
        json.put("line", finding.line());
        json.put("product_id", finding.productId());
        json.put("path", finding.path());
        json.put("expected", finding.expected());
        json.put("got", finding.got());
        json.set("why", of(finding.why()));
        json.set("fix", of(finding.fix()));
        json.put("evidence", finding.evidence().name());
        Finding.Position at = finding.at();
        if (at == null) {
            json.putNull("at");
        } else {
            json.putObject("at").put("row", at.row()).put("column", at.column());
        }
        return json;
    }

    /** A sentence in both languages. */
    public static ObjectNode of(Bilingual sentence) {
        return JsonNodeFactory.instance.objectNode().put("ko", sentence.ko()).put("en", sentence.en());
    }

    private static ObjectNode of(ProductInfoExchange exchange) {
        String body = new String(exchange.body(), StandardCharsets.UTF_8);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", exchange.url());
        json.put("status", exchange.status());
        json.put("elapsed_ms", exchange.elapsedMs());
        json.put("content_type", exchange.header("Content-Type"));
        json.put("body", body.length() <= MAX_BODY_CHARS ? body : body.substring(0, MAX_BODY_CHARS));
        return json;
    }
}
