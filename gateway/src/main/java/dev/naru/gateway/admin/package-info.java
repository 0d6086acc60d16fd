/** What the person who runs the gateway sees and does: search, stories, replay, health, the audit log, and the page. */
@NullMarked
package dev.naru.gateway.admin;

import org.jspecify.annotations.NullMarked;
