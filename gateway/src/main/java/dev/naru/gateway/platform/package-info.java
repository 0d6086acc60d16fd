/** What every feature stands on; knows no feature. */
@NullMarked
package dev.naru.gateway.platform;

import org.jspecify.annotations.NullMarked;
