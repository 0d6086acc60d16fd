/**
 * Naver's XML, written by Woodstox once per product revision and kept as bytes; an answer is copied together from them.
 */
@NullMarked
package dev.naru.gateway.products.xml;

import org.jspecify.annotations.NullMarked;
