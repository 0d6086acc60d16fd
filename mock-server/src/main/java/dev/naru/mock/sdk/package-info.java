/** What the browser stand-ins of the SDK call, from the pages of any shop. */
@NullMarked
package dev.naru.mock.sdk;

import org.jspecify.annotations.NullMarked;
