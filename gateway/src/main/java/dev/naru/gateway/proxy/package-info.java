/** The paths of {@code api.iamport.kr} for clients that know no other: keys, tokens, reads handed on, effects guarded. */
@NullMarked
package dev.naru.gateway.proxy;

import org.jspecify.annotations.NullMarked;
