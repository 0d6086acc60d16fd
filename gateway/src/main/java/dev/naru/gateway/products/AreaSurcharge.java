package dev.naru.gateway.products;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What shipping to Jeju and to other islands adds to a group's fee (Naver's {@code surchargeByArea}). */
public sealed interface AreaSurcharge {
    /** Answers for exactly one of the cases. */
    <R> R fold(Function<None, R> none, Function<ByZone, R> byZone, Function<Api, R> api);

    /** Nothing is added anywhere. */
    record None() implements AreaSurcharge {
        @Override
        public <R> R fold(Function<None, R> none, Function<ByZone, R> byZone, Function<Api, R> api) {
            return none.apply(this);
        }
    }

    /**
     * Fixed sums; at least one is there.
     *
     * @param island won for islands, and for Jeju too when {@code jeju} is null
     * @param jeju won for Jeju
     */
    record ByZone(@Nullable Long island, @Nullable Long jeju) implements AreaSurcharge {
        /** Won added in {@code zone}. */
        public long in(Zone zone) {
            Long won = zone == Zone.JEJU && jeju != null ? jeju : zone == Zone.MAINLAND ? null : island;
            // Jeju alone is given: the other islands cost nothing more.
            return won == null ? 0 : won;
        }

        @Override
        public <R> R fold(Function<None, R> none, Function<ByZone, R> byZone, Function<Api, R> api) {
            return byZone.apply(this);
        }
    }

    /** Naver asks {@code GET /naver/additional-fees}; the sums are those of {@link Zones}. */
    record Api() implements AreaSurcharge {
        @Override
        public <R> R fold(Function<None, R> none, Function<ByZone, R> byZone, Function<Api, R> api) {
            return api.apply(this);
        }
    }
}
