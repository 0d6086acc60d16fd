package dev.naru.mock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Form names with brackets ({@code extra[requester]=admin}, {@code ids[]=a}, {@code rows[0][id]=b}), read as PHP reads
 * them, into the same tree that the JSON form of the request gives.
 */
final class BracketForm {
    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

    private final Map<String, Object> root = new TreeMap<>();
    private final Set<String> repeated = new HashSet<>();

    private BracketForm() {}

    /**
     * Builds the tree; every leaf is a text.
     *
     * @throws BadInput when a name's brackets do not pair, it is nested more than 16 deep, or it is a value and a group
     */
    static ObjectNode read(QueryString form) {
        BracketForm reader = new BracketForm();
        for (QueryString.Pair pair : form.pairs()) {
            reader.put(pair.name(), pair.value());
        }
        return (ObjectNode) node(reader.root, true);
    }

    private void put(String name, String value) {
        List<String> path = path(name);
        Map<String, Object> at = root;
        for (int i = 0; i < path.size() - 1; i++) {
            at = child(at, key(at, path.get(i)), name);
        }
        String last = key(at, path.get(path.size() - 1));
        Object before = at.get(last);
        if (before instanceof Map && path.size() == 1 && repeated.contains(last)) {
            list(before).put(String.format("%04d", list(before).size()), value);
            return;
        }
        if (before instanceof Map) {
            throw BadInput.of(name + " is both a value and a group");
        }
        if (before instanceof String && path.size() == 1) {
            // A bare name that repeats is a list in the older clients.
            Map<String, Object> list = new TreeMap<>();
            list.put("0000", before);
            list.put("0001", value);
            at.put(last, list);
            repeated.add(last);
            return;
        }
        at.put(last, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> list(Object made) {
        return (Map<String, Object>) made;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> at, String key, String name) {
        Object next = at.computeIfAbsent(key, k -> new TreeMap<String, Object>());
        if (next instanceof Map) {
            return (Map<String, Object>) next;
        }
        throw BadInput.of(name + " is both a value and a group");
    }

    private static String key(Map<String, Object> at, String step) {
        if (step.isEmpty()) {
            return String.format("%04d", at.size());
        }
        return INDEX.matcher(step).matches() ? String.format("%04d", Integer.parseInt(step)) : step;
    }

    private static List<String> path(String name) {
        Matcher whole = NAME.matcher(name);
        if (!whole.matches()) {
            throw BadInput.of("the brackets of a form name do not pair");
        }
        List<String> path = new ArrayList<>();
        path.add(whole.group(1));
        Matcher step = STEP.matcher(whole.group(2));
        while (step.find()) {
            path.add(step.group(1));
        }
        if (path.size() > StrictJson.MAX_DEPTH) {
            throw BadInput.of("a form name is nested more than " + StrictJson.MAX_DEPTH + " levels");
        }
        return path;
    }

    @SuppressWarnings("unchecked")
    private static JsonNode node(Object value, boolean isRoot) {
        if (value instanceof String text) {
            return StrictJson.object().textNode(text);
        }
        Map<String, Object> map = (Map<String, Object>) value;
        boolean list = !isRoot && map.keySet().stream().allMatch(k -> k.matches("[0-9]{4}"));
        if (list) {
            ArrayNode array = StrictJson.object().arrayNode();
            map.values().forEach(element -> array.add(node(element, false)));
            return array;
        }
        ObjectNode object = StrictJson.object();
        map.forEach((key, element) -> object.set(key, node(element, false)));
        return object;
    }
}
