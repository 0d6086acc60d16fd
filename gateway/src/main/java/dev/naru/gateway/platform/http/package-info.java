/** What every listener shares: problems, strict bodies, request ids, access lines, limits. */
@NullMarked
package dev.naru.gateway.platform.http;

import org.jspecify.annotations.NullMarked;
