package dev.naru.gateway.orders;

import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call that a page of the documentation shows: {@code `PUT /v1/products/x` is answered 201}, and the fenced blocks up to
 * the next one.
 *
 * @param mediaType of {@code body}; empty when nothing is sent
 * @param answer JSON that the answer must at least have, or null when only the status is promised
 */
record DocumentedExample(
        String method,
        String path,
        int status,
        String mediaType,
        String body,
        @Nullable String answer) {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern CALL =
            Pattern.compile("^`([A-Z]+) (/v1/\\S+)` is answered (\\d{3})", Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("^```(json|ndjson)( answer)?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static String page(String name) {
        try {
            return Files.readString(DOCS.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The examples of a page, from its top. */
    static List<DocumentedExample> in(String page) {
        List<MatchResult> calls = CALL.matcher(page).results().toList();
        List<DocumentedExample> examples = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int end = i + 1 < calls.size() ? calls.get(i + 1).start() : page.length();
            examples.add(read(calls.get(i), page.substring(calls.get(i).end(), end)));
        }
        return examples;
    }

    private static DocumentedExample read(MatchResult call, String after) {
        String mediaType = "";
        String body = "";
        String answer = null;
        Matcher block = BLOCK.matcher(after);
        while (block.find()) {
            if (block.group(2) == null) {
                mediaType = block.group(1).equals("json") ? "application/json" : "application/x-ndjson";
                body = block.group(3);
            } else {
                answer = block.group(3);
            }
        }
        return new DocumentedExample(
                call.group(1), call.group(2), Integer.parseInt(call.group(3)), mediaType, body, answer);
    }

    Answer send(ApiClient api) {
        var request = api.request(path);
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        return api.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
