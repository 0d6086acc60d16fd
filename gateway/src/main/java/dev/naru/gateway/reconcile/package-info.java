/**
 * Looks nobody asked for: a poll plan per open order, and sweeps over Iamport's lists. A notification that never came
 * costs time, never truth.
 */
@NullMarked
package dev.naru.gateway.reconcile;

import org.jspecify.annotations.NullMarked;
