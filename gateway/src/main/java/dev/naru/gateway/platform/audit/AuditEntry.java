package dev.naru.gateway.platform.audit;

import java.util.UUID;

/**
 * What a person did. Ids only: never a secret, never the value of one.
 *
 * @param actor as they call themselves, 1 to 100 characters
 * @param action such as {@code event.replayed}
 * @param subject what it was done to, kind and id
 * @param note why, or what exactly; up to 4000 bytes
 */
public record AuditEntry(UUID merchantId, String actor, String action, String subject, String note) {}
