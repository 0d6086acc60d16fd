/** W3C Trace Context, level 1: which trace a request belongs to, and telling it to whoever is asked on its behalf. */
@NullMarked
package dev.naru.gateway.platform.trace;

import org.jspecify.annotations.NullMarked;
