package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.OperationKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which order numbers a call about schedules names, in its path or its fields. */
final class Numbers {
    private static final int PATH_SEGMENT = 4;
    private static final Pattern PLANNED = Pattern.compile("schedules\\[[0-9]*]\\[merchant_uid]");
    private static final Pattern LISTED = Pattern.compile("merchant_uid(\\[[0-9]*])?");

    private Numbers() {}

    /** Without repetitions; empty when it names none. */
    static List<String> of(EffectCall call) {
        Set<String> numbers = new LinkedHashSet<>();
        if (call.kind() == OperationKind.RESCHEDULE || call.kind() == OperationKind.RETRY) {
            numbers.add(segment(call.path(), PATH_SEGMENT));
            return List.copyOf(numbers);
        }
        Pattern names = call.kind() == OperationKind.SCHEDULE ? PLANNED : LISTED;
        for (Map.Entry<String, JsonNode> field : call.body().fields().properties()) {
            if (names.matcher(field.getKey()).matches()) {
                add(numbers, field.getValue());
            }
        }
        JsonNode planned = call.body().fields().path("schedules");
        if (call.kind() == OperationKind.SCHEDULE && planned.isObject()) {
            add(numbers, planned.path("merchant_uid"));
        } else if (call.kind() == OperationKind.SCHEDULE) {
            planned.forEach(one -> add(numbers, one.path("merchant_uid")));
        }
        return List.copyOf(numbers);
    }

    /** The {@code number}-th segment of a path, decoded; the first is 1. */
    static String segment(String path, int number) {
        String[] segments = path.split("/", -1);
        return segments.length <= number ? "" : URLDecoder.decode(segments[number], StandardCharsets.UTF_8);
    }

    private static void add(Set<String> numbers, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> add(numbers, element));
        } else if (value.isValueNode() && !value.asText().isBlank() && !value.isNull()) {
            numbers.add(value.asText());
        }
    }
}
