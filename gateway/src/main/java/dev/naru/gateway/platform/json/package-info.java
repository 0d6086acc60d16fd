/** Strict JSON in, stable JSON out; errors name the field. */
@NullMarked
package dev.naru.gateway.platform.json;

import org.jspecify.annotations.NullMarked;
