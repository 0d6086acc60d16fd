package dev.naru.gateway.platform;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers so many things and no more: the one that nobody asked for the longest is forgotten. For one event loop. */
public final class Recent<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int max;

    /** Remembers up to {@code max} things, at least one. */
    public Recent(int max) {
        this.max = max;
    }

    public @Nullable V get(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > max) {
            Iterator<K> eldest = entries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** What is remembered under {@code key}, or what {@code otherwise} makes for it. */
    public V computeIfAbsent(K key, Function<? super K, ? extends V> otherwise) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = otherwise.apply(key);
        put(key, made);
        return made;
    }
}
