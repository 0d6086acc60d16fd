/**
 * The load tester: requests at fixed moments, whatever the answers do, and a report that hides nothing of what they cost.
 * A scenario says what one request is and whether its answer is right; everything else is the same for all of them.
 */
@NullMarked
package dev.naru.mock.load;

import org.jspecify.annotations.NullMarked;
