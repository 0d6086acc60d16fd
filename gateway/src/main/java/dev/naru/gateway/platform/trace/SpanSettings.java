package dev.naru.gateway.platform.trace;

import java.net.URI;

/**
 * Where spans go, and how many.
 *
 * @param endpoint of an OpenTelemetry collector that takes OTLP over HTTP, without {@code /v1/traces}
 * @param ratio of the traces begun here that are recorded, 0 to 1; who calls in with a trace has decided already
 */
public record SpanSettings(URI endpoint, double ratio) {}
