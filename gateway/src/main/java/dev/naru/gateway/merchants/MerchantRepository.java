package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;

/** Merchants as rows. */
public final class MerchantRepository {
    private static final String SAVE = """
            insert into merchants (merchant_id, name)
                 values ($1, $2)
            on conflict (merchant_id) do update
                    set name = excluded.name
                  where merchants.name is distinct from excluded.name
            """;

    private final Database database;

    public MerchantRepository(Database database) {
        this.database = database;
    }

    /** Adds the merchant, or renames it. Completes when that is committed. */
    public Future<Void> save(Merchant merchant) {
        return database.query(SAVE, merchant.id(), merchant.name()).mapEmpty();
    }
}
