package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.crypto.SealBroken;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.crypto.SecretSealer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals anew, with the newest key, what an older one sealed; then the older one can be taken away. */
public final class SecretRenewal {
    private static final Logger log = LoggerFactory.getLogger(SecretRenewal.class);

    private static final int PAGE = 100;

    private final MerchantRepository merchants;
    private final SecretSealer sealer;

    public SecretRenewal(MerchantRepository merchants, SecretSealer sealer) {
        this.merchants = merchants;
        this.sealer = sealer;
    }

    /** Goes through all merchants once. Completes with how many secrets were sealed anew. */
    public Future<Integer> run() {
        return from(null, 0);
    }

    private Future<Integer> from(@Nullable UUID after, int renewed) {
        return merchants.page(after, PAGE).compose(page -> {
            Future<Integer> count = renew(page).map(here -> renewed + here);
            return page.size() < PAGE
                    ? count
                    : count.compose(sum -> from(page.get(PAGE - 1).id(), sum));
        });
    }

    private Future<Integer> renew(List<StoredMerchant> page) {
        Future<Integer> count = Future.succeededFuture(0);
        for (StoredMerchant merchant : page) {
            Optional<StoredMerchant> anew = sealedAnew(merchant);
            if (anew.isPresent()) {
                // Whoever changed it meanwhile sealed it with the newest key.
                count = count.compose(sum -> merchants.update(anew.get()).map(updated -> updated ? sum + 1 : sum));
            }
        }
        return count;
    }

    private Optional<StoredMerchant> sealedAnew(StoredMerchant merchant) {
        String sealed = merchant.impSecret();
        if (sealed == null || sealer.isCurrent(sealed)) {
            return Optional.empty();
        }
        SecretPlace place = MerchantDirectory.impSecretPlace(merchant.id());
        try {
            return Optional.of(merchant.withImpSecret(sealer.seal(sealer.open(sealed, place), place)));
        } catch (SealBroken broken) {
            log.error("the imp_secret of merchant {} stays as it is: {}", merchant.id(), broken.getMessage());
            return Optional.empty();
        }
    }
}
