package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.http.HttpServerResponse;

/** How a listener words its errors. */
public enum ErrorStyle {
    /** RFC 9457, for programs that call the api listener. */
    PROBLEM("application/problem+json; charset=utf-8") {
        @Override
        String render(Problem problem, String requestId) {
            return json(problem, requestId).toString();
        }
    },
    /** One line of text, for Naver and Iamport, which read nothing but the status. */
    PLAIN("text/plain; charset=utf-8") {
        @Override
        String render(Problem problem, String requestId) {
            return problem.detail() + "\n";
        }
    };

    private final String contentType;

    ErrorStyle(String contentType) {
        this.contentType = contentType;
    }

    abstract String render(Problem problem, String requestId);

    /** Ends the response with the problem. */
    public void end(HttpServerResponse response, Problem problem, String requestId) {
        if (problem.retryable()) {
            response.putHeader("Retry-After", "1");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", contentType)
                .putHeader("Cache-Control", "no-store")
                .end(render(problem, requestId));
    }

    private static ObjectNode json(Problem problem, String requestId) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("type", "urn:naru:problem:" + problem.code());
        json.put("title", problem.code().replace('_', ' '));
        json.put("status", problem.status());
        json.put("detail", problem.detail());
        json.put("code", problem.code());
        json.put("retryable", problem.retryable());
        json.put("request_id", requestId);
        Problem.Upstream upstream = problem.upstream();
        if (upstream != null) {
            json.putObject("upstream")
                    .put("status", upstream.status())
                    .put("code", upstream.code())
                    .put("message", upstream.message());
        }
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            problem.errors().forEach(error -> json(errors.addObject(), error));
        }
        return json;
    }

    private static void json(ObjectNode json, FieldError error) {
        json.put("field", error.field()).put("message", error.message());
        if (error.messageKo() != null) {
            json.put("message_ko", error.messageKo());
        }
        if (error.code() != null) {
            json.put("code", error.code());
        }
    }
}
