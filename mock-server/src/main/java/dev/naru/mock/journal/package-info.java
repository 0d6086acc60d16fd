/** What happened, in order: every call, state change, product check and webhook of a merchant space. */
@NullMarked
package dev.naru.mock.journal;

import org.jspecify.annotations.NullMarked;
