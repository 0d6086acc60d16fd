/** The OpenAPI document of {@code /v1}, and the page that shows it to people. */
@NullMarked
package dev.naru.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
