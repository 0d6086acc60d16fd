/**
 * Naver Pay, order type, as a pure engine: the cart a shop registers, shipping fees, the product check and its judge.
 * Nothing below reads a clock, a socket or a file; what goes over the wire is handed in and out as text and bytes.
 */
@NullMarked
package dev.naru.mock.naver;

import org.jspecify.annotations.NullMarked;
