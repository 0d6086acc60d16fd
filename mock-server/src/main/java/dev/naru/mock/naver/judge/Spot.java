package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.judge.Finding.Position;
import dev.naru.mock.naver.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Where a finding points: into the answer, into the registration, or nowhere. */
record Spot(String path, @Nullable Position at) {
    static final Spot NOWHERE = new Spot("", null);

    static Spot on(XmlElement element) {
        return new Spot(element.path(), position(element));
    }

    /** A child if it is there, else the place where it should be. */
    static Spot in(XmlElement parent, String childName) {
        XmlElement child = parent.child(childName);
        return child == null ? new Spot(parent.path() + "/" + childName, position(parent)) : on(child);
    }

    static Spot registered(String path) {
        return new Spot(path, null);
    }

    private static Position position(XmlElement element) {
        return new Position(element.row(), element.column());
    }
}
