/** Settings by environment and file: read once, checked, shown masked. */
@NullMarked
package dev.naru.gateway.platform.config;

import org.jspecify.annotations.NullMarked;
