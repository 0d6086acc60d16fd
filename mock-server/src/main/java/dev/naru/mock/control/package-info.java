/** The control API under {@code /_mock/v1}: whatever the console does, and whatever only the buyer or Naver could do. */
@NullMarked
package dev.naru.mock.control;

import org.jspecify.annotations.NullMarked;
