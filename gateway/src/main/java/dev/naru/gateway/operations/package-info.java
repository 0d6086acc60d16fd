/**
 * The write-ahead engine for every effect at Iamport: the intent is committed before the call, an unknown outcome is a
 * state of its own and is settled by looking, and what looking cannot settle waits for a person.
 */
@NullMarked
package dev.naru.gateway.operations;

import org.jspecify.annotations.NullMarked;
