/**
 * Looks nobody asked for: a poll plan per open order, sweeps over Iamport's lists, and a report of each day. A notification that never came
 * costs time, never truth.
 */
@NullMarked
package dev.naru.gateway.reconcile;

import org.jspecify.annotations.NullMarked;
