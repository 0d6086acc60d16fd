package dev.naru.gateway.testing;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A span as a collector reads it (opentelemetry-proto, {@code ExportTraceServiceRequest}).
 *
 * @param parentId empty when no step goes before
 * @param kind 2 = server, 3 = client
 * @param status 0 = unset, 2 = error
 */
public record OtlpSpan(
        String service,
        String traceId,
        String id,
        String parentId,
        String name,
        long kind,
        Map<String, String> attributes,
        long status) {

    /** Every span of one request to {@code /v1/traces}. */
    public static List<OtlpSpan> read(byte[] request) {
        return messages(request, 1).flatMap(OtlpSpan::ofResource).toList();
    }

    private static Stream<OtlpSpan> ofResource(byte[] resourceSpans) {
        String service = messages(resourceSpans, 1)
                .map(resource -> attributes(resource, 1))
                .map(attributes -> String.valueOf(attributes.get("service.name")))
                .findFirst()
                .orElse("");
        return messages(resourceSpans, 2)
                .flatMap(scope -> messages(scope, 2))
                .map(span -> new OtlpSpan(
                        service,
                        hex(span, 1),
                        hex(span, 2),
                        hex(span, 4),
                        messages(span, 5).map(OtlpSpan::text).findFirst().orElse(""),
                        number(span, 6),
                        attributes(span, 9),
                        messages(span, 15)
                                .mapToLong(status -> number(status, 3))
                                .sum()));
    }

    private static Map<String, String> attributes(byte[] message, int field) {
        Map<String, String> attributes = new HashMap<>();
        messages(message, field)
                .forEach(pair -> attributes.put(
                        messages(pair, 1).map(OtlpSpan::text).findFirst().orElse(""),
                        messages(pair, 2).map(OtlpSpan::value).findFirst().orElse("")));
        return attributes;
    }

    private static String value(byte[] anyValue) {
        return messages(anyValue, 1)
                .map(OtlpSpan::text)
                .findFirst()
                .orElseGet(() -> Long.toString(number(anyValue, 3)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hex(byte[] message, int field) {
        return messages(message, field)
                .map(HexFormat.of()::formatHex)
                .findFirst()
                .orElse("");
    }

    private static long number(byte[] message, int field) {
        return fields(message)
                .filter(one -> one.number == field)
                .mapToLong(Field::varint)
                .findFirst()
                .orElse(0);
    }

    private static Stream<byte[]> messages(byte[] message, int field) {
        return fields(message)
                .filter(one -> one.number == field)
                .map(one -> one.bytes().getBytes());
    }

    private record Field(int number, long varint, Buffer bytes) {}

    private static Stream<Field> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Stream.Builder<Field> fields = Stream.builder();
        while (in.hasRemaining()) {
            long key = varint(in);
            int number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.add(new Field(number, varint(in), Buffer.buffer()));
                case 1 -> fields.add(new Field(number, in.getLong(), Buffer.buffer()));
                case 5 -> fields.add(new Field(number, in.getInt(), Buffer.buffer()));
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field(number, 0, Buffer.buffer(bytes)));
                }
                default -> throw new IllegalArgumentException("no wire type: " + (key & 7));
            }
        }
        return fields.build();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
