/**
 * A real PostgreSQL server as a child process: durable, behind a password, on loopback only, and never an orphan. See
 * docs/adr/0001-embedded-postgresql.md.
 */
@NullMarked
package dev.naru.gateway.platform.postgres;

import org.jspecify.annotations.NullMarked;
