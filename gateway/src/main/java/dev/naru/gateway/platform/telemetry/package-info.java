/** Metrics, liveness and readiness. */
@NullMarked
package dev.naru.gateway.platform.telemetry;

import org.jspecify.annotations.NullMarked;
