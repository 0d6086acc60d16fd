/**
 * What Naver's product check asks, parsed from the raw query. Pure: no I/O, no Vert.x. {@code params()} of the HTTP server
 * is not used because it stops after 1 024 parameters without a word, splits at {@code ;}, and answers 500 to broken
 * percent-encoding.
 */
@NullMarked
package dev.naru.gateway.products.query;

import org.jspecify.annotations.NullMarked;
