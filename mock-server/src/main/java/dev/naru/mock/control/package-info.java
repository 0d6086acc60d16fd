/** The control API {@code /_mock/v1}: everything a test, a script or the console does to the simulation goes through it. */
@NullMarked
package dev.naru.mock.control;

import org.jspecify.annotations.NullMarked;
