package dev.naru.gateway.products.query;

import java.util.ArrayList;
import java.util.List;

/** A comma-separated list that several parameters add to; distinct, in the order first seen. */
final class CodeList {
    /** Nothing yet, and what most products have. */
    static final CodeList NONE = new CodeList();

    private List<String> tokens = List.of();
    private int given;

    /** This list, or a new one where this is {@link #NONE}, with the tokens of {@code list}. */
    CodeList plus(String list) {
        CodeList target = this == NONE ? new CodeList() : this;
        target.add(list);
        return target;
    }

    CodeList plus(CodeList other) {
        if (other.isEmpty()) {
            return this;
        }
        CodeList target = this == NONE ? new CodeList() : this;
        other.tokens.forEach(target::addDistinct);
        target.count(other.given);
        return target;
    }

    private void add(String list) {
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            token(list, from, to);
            from = to + 1;
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    List<String> tokens() {
        return tokens;
    }

    private void token(String list, int from, int to) {
        if (to - from > ProductQuery.MAX_CODE_LENGTH) {
            throw new InvalidQuery("a code is longer than " + ProductQuery.MAX_CODE_LENGTH + " characters");
        }
        String asSent = list.substring(from, to);
        String trimmed = asSent.strip();
        if (trimmed.isEmpty()) {
            return;
        }
        count(1);
        // A blank within a code was a plus; one around it was most likely a blank, but may have been a plus too.
        addDistinct(trimmed.replace(' ', '+'));
        if (trimmed.length() < asSent.length()) {
            addDistinct(asSent.replace(' ', '+'));
        }
    }

    private void count(int more) {
        given += more;
        if (given > ProductQuery.MAX_CODES) {
            throw new InvalidQuery("more than " + ProductQuery.MAX_CODES + " codes for one product");
        }
    }

    private void addDistinct(String token) {
        if (tokens.isEmpty()) {
            tokens = new ArrayList<>(4);
        }
        if (!tokens.contains(token)) {
            tokens.add(token);
        }
    }
}
