/** The one virtual clock: tokens, batches, retries and journals of a merchant space all read it, and nothing else. */
@NullMarked
package dev.naru.mock.clock;

import org.jspecify.annotations.NullMarked;
