/** Iamport V1 and Naver Pay, simulated on your own machine: the composition root and the embeddable handle. */
@NullMarked
package dev.naru.mock;

import org.jspecify.annotations.NullMarked;
