package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.judge.ProductInfoExchange.FailureKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cart and an answer, flawless until a step spoils them. Steps that change nothing are mistakes and throw. */
record Situation(
        String cart,
        String xml,
        List<Byte> prefix,
        int status,
        Map<String, String> headers,
        long elapsedMs,
        @Nullable FailureKind failure) {

    static Situation flawless() {
        Map<String, String> headers =
                Map.of("Content-Type", "application/xml; charset=utf-8", "Cache-Control", "no-store");
        return new Situation(
                Samples.text("flawless-cart.json"),
                Samples.text("flawless-answer.xml"),
                List.of(),
                200,
                headers,
                7,
                null);
    }

    Situation cart(String old, String changed) {
        return new Situation(replaced(cart, old, changed), xml, prefix, status, headers, elapsedMs, failure);
    }

    Situation xml(String old, String changed) {
        return new Situation(cart, replaced(xml, old, changed), prefix, status, headers, elapsedMs, failure);
    }

    Situation body(String body) {
        return new Situation(cart, body, prefix, status, headers, elapsedMs, failure);
    }

    Situation startingWith(Byte... bytes) {
        return new Situation(cart, xml, List.of(bytes), status, headers, elapsedMs, failure);
    }

    Situation status(int code) {
        return new Situation(cart, xml, prefix, code, headers, elapsedMs, failure);
    }

    Situation header(String name, @Nullable String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value);
        }
        return new Situation(cart, xml, prefix, status, changed, elapsedMs, failure);
    }

    Situation after(long ms) {
        return new Situation(cart, xml, prefix, status, headers, ms, failure);
    }

    Situation failed(FailureKind kind) {
        return new Situation(cart, xml, prefix, status, headers, elapsedMs, kind);
    }

    Verdict judged(JudgeMode mode) {
        return new Judge(mode).judge(Samples.products(cart), exchange());
    }

    ProductInfoExchange exchange() {
        if (failure != null) {
            return ProductInfoExchange.failed("http://shop.example/check", failure, "as staged", elapsedMs);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        prefix.forEach(body::write);
        body.writeBytes(xml.getBytes(StandardCharsets.UTF_8));
        return ProductInfoExchange.answered(
                "http://shop.example/check", status, headers, body.toByteArray(), elapsedMs);
    }

    private static String replaced(String text, String old, String changed) {
        if (!text.contains(old) || old.equals(changed)) {
            throw new IllegalArgumentException("nothing to replace: " + old);
        }
        int at = text.indexOf(old);
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }
}
