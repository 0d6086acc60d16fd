/** The gateway's composition root: reads top to bottom like a parts list. */
@NullMarked
package dev.naru.gateway;

import org.jspecify.annotations.NullMarked;
