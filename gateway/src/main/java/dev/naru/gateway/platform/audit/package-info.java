/** What persons did, as rows that are never deleted: who, what, to what, and why. */
@NullMarked
package dev.naru.gateway.platform.audit;

import org.jspecify.annotations.NullMarked;
