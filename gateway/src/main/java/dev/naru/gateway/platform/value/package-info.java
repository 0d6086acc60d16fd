/** Small values every feature shares: money and Iamport's identifiers. */
@NullMarked
package dev.naru.gateway.platform.value;

import org.jspecify.annotations.NullMarked;
