/** Runs tests written in JavaScript for Node, with the clients of Iamport V1 that npm has; for the tests of both modules. */
@NullMarked
package dev.naru.node;

import org.jspecify.annotations.NullMarked;
