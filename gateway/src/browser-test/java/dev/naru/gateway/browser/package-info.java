/** What a buyer and a developer see: real Chromium against the real shop, mock and gateway. */
@NullMarked
package dev.naru.gateway.browser;

import org.jspecify.annotations.NullMarked;
