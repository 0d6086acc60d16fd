package dev.naru.gateway.apidocs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page around the document is written in; the document itself is in English. */
enum Language {
    EN("en", "English"),
    KO("ko", "한국어");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    String ownName() {
        return ownName;
    }

    /**
     * The language somebody wants.
     *
     * @param chosen by a link of the page; anything unknown counts as not chosen
     * @param accepted {@code Accept-Language}, of which the first language counts
     */
    static Language of(@Nullable String chosen, @Nullable String accepted) {
        for (Language language : values()) {
            if (language.tag.equals(chosen)) {
                return language;
            }
        }
        return accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith(KO.tag) ? KO : EN;
    }
}
