/** Timers that never overlap and stop with the process. */
@NullMarked
package dev.naru.gateway.platform.jobs;

import org.jspecify.annotations.NullMarked;
