package dev.naru.gateway.admin;

import java.util.UUID;

/**
 * What a person did.
 *
 * @param actor as they call themselves
 * @param action such as {@code event.replayed}
 * @param subject what it was done to, kind and id
 * @param note why
 */
record AuditEntry(UUID merchantId, String actor, String action, String subject, String note) {}
