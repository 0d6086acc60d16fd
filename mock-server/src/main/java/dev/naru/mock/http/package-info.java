/** Small HTTP things every part of the mock shares: strict bodies and queries, answers, guards, outbound exchanges. */
@NullMarked
package dev.naru.mock.http;

import org.jspecify.annotations.NullMarked;
