package dev.naru.gateway.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed secret lives. A sealed text that was copied to another merchant or another column cannot be opened
 * there.
 *
 * @param column {@code table.column}, and the row's own id after it where a merchant has several
 */
public record SecretPlace(UUID merchantId, String column) {

    byte[] associatedData() {
        return (merchantId + " " + column).getBytes(StandardCharsets.UTF_8);
    }
}
