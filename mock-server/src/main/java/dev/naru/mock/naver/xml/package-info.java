/** Reading XML that a stranger wrote: decoded strictly, never fetched, never expanded, and every element knows its place. */
@NullMarked
package dev.naru.mock.naver.xml;

import org.jspecify.annotations.NullMarked;
