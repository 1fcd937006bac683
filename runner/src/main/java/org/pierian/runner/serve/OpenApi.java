package org.pierian.runner.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the server takes and answers, as OpenAPI 3.1 has it.
final class OpenApi {

    private static final String JSON = "application/json";

    private OpenApi() {}

    /// The document.
    ///
    /// @param runs descriptions of all runs
    static Map<String, Object> of(List<Map<String, Object>> runs) {
        Map<String, Object> paths = new LinkedHashMap<>();
        if (runs.size() == 1) {
            paths.put("/predict", Map.of("post", predict(runs.getFirst())));
        }
        for (Map<String, Object> run : runs) {
            paths.put("/runs/" + run.get("name") + "/predict", Map.of("post", predict(run)));
        }
        paths.put("/runs", get("The runs that are served: what they take and answer.", JSON));
        paths.put("/healthz", get("Whether the server works.", JSON));
        paths.put("/metrics", get("Counters in the text format of Prometheus.", "text/plain"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("openapi", "3.1.0");
        all.put(
                "info",
                ordered(
                        "title",
                        "Predictions of " + runs.size() + (runs.size() == 1 ? " run" : " runs"),
                        "version",
                        "1"));
        all.put("paths", paths);
        all.put("components", ordered("schemas", ordered("Error", error())));
        return all;
    }

    private static Map<String, Object> get(String summary, String type) {
        return ordered(
                "get",
                ordered(
                        "summary",
                        summary,
                        "responses",
                        ordered("200", ordered("description", "done", "content", ordered(type, ordered())))));
    }

    private static Map<String, Object> predict(Map<String, Object> run) {
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("summary", "Predictions of `" + run.get("name") + "`, the same bits as `runner predict` gives.");
        post.put("parameters", parameters(run));
        post.put("requestBody", ordered("required", true, "content", content(run)));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                "200",
                ordered(
                        "description",
                        "the predictions",
                        "content",
                        ordered(
                                JSON,
                                ordered(
                                        "schema",
                                        ordered(
                                                "type",
                                                "object",
                                                "required",
                                                List.of("predictions"),
                                                "properties",
                                                ordered(
                                                        "predictions",
                                                        ordered("type", "array", "items", ordered("type", "object"))))),
                                "application/x-ndjson",
                                ordered(),
                                "text/csv",
                                ordered())));
        refusals()
                .forEach((status, why) -> responses.put(
                        status,
                        ordered(
                                "description",
                                why,
                                "content",
                                ordered(JSON, ordered("schema", ordered("$ref", "#/components/schemas/Error"))))));
        post.put("responses", responses);
        return post;
    }

    private static Map<String, String> refusals() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("400", "the body or a parameter is wrong; nothing is predicted");
        all.put("408", "the request took too long to arrive");
        all.put("413", "the body, or its answer, is too large");
        all.put("415", "the run takes no body of this type");
        all.put("429", "too many examples wait");
        all.put("503", "the request waited too long, or the server is full");
        return all;
    }

    private static List<Object> parameters(Map<String, Object> run) {
        List<Object> all = new ArrayList<>();
        if (Boolean.TRUE.equals(run.get("probabilities"))) {
            all.add(parameter("probabilities", "boolean", "the probability of every class as well"));
        }
        if ("class".equals(run.get("answers"))) {
            all.add(parameter("top", "integer", "so many of the likeliest classes, the likeliest first"));
        }
        if ("rows".equals(run.get("takes"))) {
            all.add(parameter("keep", "string", "columns, with commas between, that stand before each prediction"));
        }
        all.add(parameter("name", "string", "what answers and messages call the body"));
        all.add(parameter("format", "string", "json, jsonl or csv; unless given, as `Accept` says"));
        return all;
    }

    private static Map<String, Object> parameter(String name, String type, String what) {
        return ordered(
                "name", name, "in", "query", "required", false, "description", what, "schema", ordered("type", type));
    }

    private static Map<String, Object> content(Map<String, Object> run) {
        return switch (String.valueOf(run.get("takes"))) {
            case "rows" ->
                ordered(
                        JSON,
                        ordered(
                                "schema",
                                ordered(
                                        "oneOf",
                                        List.of(
                                                row(run),
                                                ordered("type", "array", "items", row(run)),
                                                object("rows", ordered("type", "array", "items", row(run)))))),
                        "text/csv",
                        text(),
                        "application/x-ndjson",
                        text());
            case "pictures" ->
                ordered(
                        "image/png",
                        binary(),
                        "image/jpeg",
                        binary(),
                        JSON,
                        ordered(
                                "schema",
                                ordered(
                                        "oneOf",
                                        List.of(
                                                object("image", ordered("type", "array")),
                                                object("images", ordered("type", "array"))))));
            case "arrays" ->
                ordered(
                        "application/x-npy",
                        binary(),
                        JSON,
                        ordered(
                                "schema",
                                ordered(
                                        "oneOf",
                                        List.of(
                                                object("input", ordered("type", "array")),
                                                object("inputs", ordered("type", "array"))))));
            case "texts" ->
                ordered(
                        "text/plain",
                        text(),
                        JSON,
                        ordered(
                                "schema",
                                ordered(
                                        "oneOf",
                                        List.of(
                                                object("text", ordered("type", "string")),
                                                object(
                                                        "texts",
                                                        ordered(
                                                                "type",
                                                                "array",
                                                                "items",
                                                                ordered("type", "string")))))));
            default -> ordered("text/plain", text(), JSON, ordered("schema", prompt()));
        };
    }

    private static Map<String, Object> row(Map<String, Object> run) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (run.get("columns") instanceof List<?> columns) {
            for (Object each : columns) {
                if (each instanceof Map<?, ?> column) {
                    properties.put(String.valueOf(column.get("name")), cell(column));
                }
            }
        }
        return ordered("type", "object", "properties", properties);
    }

    private static Map<String, Object> cell(Map<?, ?> column) {
        return switch (String.valueOf(column.get("kind"))) {
            case "number" -> ordered("type", List.of("number", "null"));
            case "integer" -> ordered("type", "integer", "minimum", 0);
            default -> ordered("type", List.of("string", "number", "boolean", "null"));
        };
    }

    private static Map<String, Object> prompt() {
        return ordered(
                "type",
                "object",
                "required",
                List.of("prompt"),
                "properties",
                ordered(
                        "prompt",
                        ordered("type", "string"),
                        "length",
                        ordered("type", "integer"),
                        "temperature",
                        ordered("type", "number"),
                        "top_k",
                        ordered("type", "integer"),
                        "samples",
                        ordered("type", "integer"),
                        "seed",
                        ordered("type", "integer")));
    }

    private static Map<String, Object> error() {
        return ordered(
                "type",
                "object",
                "required",
                List.of("error"),
                "properties",
                ordered("error", ordered("type", "string"), "at", strings(), "help", strings()));
    }

    private static Map<String, Object> strings() {
        return ordered("type", "array", "items", ordered("type", "string"));
    }

    private static Map<String, Object> object(String name, Map<String, Object> value) {
        return ordered("type", "object", "required", List.of(name), "properties", ordered(name, value));
    }

    private static Map<String, Object> text() {
        return ordered("schema", ordered("type", "string"));
    }

    private static Map<String, Object> binary() {
        return ordered();
    }

    /// Names and values in turn.
    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
