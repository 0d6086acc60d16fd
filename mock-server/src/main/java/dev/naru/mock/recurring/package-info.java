/** Payment-type recurring payments: charging a billing key, at once or by schedule, and ending it. */
@NullMarked
package dev.naru.mock.recurring;

import org.jspecify.annotations.NullMarked;
