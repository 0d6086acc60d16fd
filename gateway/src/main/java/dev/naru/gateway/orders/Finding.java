package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing Naver would refuse, or that is likely a mistake.
 *
 * @param field where the caller wrote it, such as {@code items[0].options[1].manage_code}
 * @param en one sentence for a developer, in English
 * @param ko the same in Korean
 */
record Finding(FindingCode code, String field, String en, String ko) {
    boolean blocks() {
        return code.blocks();
    }

    /** The same about a field inside of {@code path}. */
    Finding inside(String path) {
        return new Finding(code, path + "." + field, en, ko);
    }

    ObjectNode toJson() {
        ObjectNode json = OrderJson.object()
                .put("code", code.wireName())
                .put("severity", blocks() ? "BLOCK" : "WARN")
                .put("field", field);
        json.putObject("why").put("ko", ko).put("en", en);
        return json;
    }
}
