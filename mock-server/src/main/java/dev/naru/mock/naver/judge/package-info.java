/**
 * The judge of the product check: compares what a shop registered with what its product-info URL answers, and says line
 * by line what Naver would refuse and why.
 */
@NullMarked
package dev.naru.mock.naver.judge;

import org.jspecify.annotations.NullMarked;
