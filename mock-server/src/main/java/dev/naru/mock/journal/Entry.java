package dev.naru.mock.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param id grows by one with every entry of the space and never restarts
 * @param at virtual time
 * @param type what it tells of
 * @param summary one English line for people, without personal data
 * @param merchantUid the order it belongs to, or null
 * @param impUid the payment it belongs to, or null
 * @param detail further facts; never changed after the entry was written
 */
public record Entry(
        long id,
        Instant at,
        EntryType type,
        String summary,
        @Nullable String merchantUid,
        @Nullable String impUid,
        ObjectNode detail) {}
