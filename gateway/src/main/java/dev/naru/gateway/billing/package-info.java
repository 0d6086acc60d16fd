/** Charges of billing keys: an order that no window is opened for, and the one call that pays it. */
@NullMarked
package dev.naru.gateway.billing;

import org.jspecify.annotations.NullMarked;
