package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.trace.Tracing;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** How a listener words its errors. */
public enum ErrorStyle {
    /** RFC 9457, for programs that call the api listener. */
    PROBLEM("application/problem+json; charset=utf-8") {
        @Override
        String render(Problem problem, String requestId, String traceId) {
            return json(problem, requestId, traceId).toString();
        }
    },
    /** One line of text, for Naver and Iamport, which read nothing but the status. */
    PLAIN("text/plain; charset=utf-8") {
        @Override
        String render(Problem problem, String requestId, String traceId) {
            return problem.detail() + "\n";
        }
    };

    private final String contentType;

    ErrorStyle(String contentType) {
        this.contentType = contentType;
    }

    abstract String render(Problem problem, String requestId, String traceId);

    /** Answers the request with the problem. */
    public void end(HttpServerRequest request, Problem problem, String requestId) {
        HttpServerResponse response = request.response();
        if (problem.retryable() && !response.headers().contains("Retry-After")) {
            response.putHeader("Retry-After", "1");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", contentType)
                .putHeader("Cache-Control", "no-store")
                .end(render(problem, requestId, Tracing.idOf(request)));
    }

    private static ObjectNode json(Problem problem, String requestId, String traceId) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("type", "urn:naru:problem:" + problem.code());
        json.put("title", problem.code().replace('_', ' '));
        json.put("status", problem.status());
        json.put("detail", problem.detail());
        json.put("code", problem.code());
        json.put("retryable", problem.retryable());
        json.put("request_id", requestId);
        json.put("trace_id", traceId);
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
