package dev.naru.gateway.admin;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for a number among everything that has one, kind after kind, until the page is full. */
final class Search {
    private final SearchRepository numbers;

    Search(SearchRepository numbers) {
        this.numbers = numbers;
    }

    /** Up to {@code limit} hits after the last one of the page before. */
    Future<List<Hit>> find(SearchTerm term, @Nullable UUID merchantId, @Nullable SearchCursor after, int limit) {
        Future<List<Hit>> found = Future.succeededFuture(List.of());
        for (Hit.Kind kind : kindsOf(term)) {
            if (after == null || kind.compareTo(after.kind()) >= 0) {
                SearchCursor from = after != null && after.kind() == kind ? after : null;
                found = found.compose(so -> more(so, kind, term, merchantId, from, limit));
            }
        }
        return found;
    }

    private Future<List<Hit>> more(
            List<Hit> found,
            Hit.Kind kind,
            SearchTerm term,
            @Nullable UUID merchantId,
            @Nullable SearchCursor after,
            int limit) {
        if (found.size() >= limit) {
            return Future.succeededFuture(found);
        }
        return numbers.find(kind, term, merchantId, after, limit - found.size()).map(next -> {
            List<Hit> all = new ArrayList<>(found);
            all.addAll(next);
            return all;
        });
    }

    private static Set<Hit.Kind> kindsOf(SearchTerm term) {
        if (term.isEvent()) {
            return term.mayBeUuid() ? EnumSet.of(Hit.Kind.EVENT) : EnumSet.noneOf(Hit.Kind.class);
        }
        return term.mayBeUuid() ? EnumSet.allOf(Hit.Kind.class) : EnumSet.range(Hit.Kind.ORDER, Hit.Kind.CUSTOMER);
    }
}
