package org.pierian.runner.serve;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.http.Reply;
import org.pierian.runner.http.Request;
import org.pierian.runner.predict.LineForm;
import org.pierian.runner.predict.Sink;

/// The predictions for a request: the lines that `predict` writes, in a list of JSON unless the client wants the lines
/// themselves.
final class Answer implements Sink {

    private static final int MOST_CHARACTERS = 1 << 24;

    private final Form form;
    private final StringBuilder lines = new StringBuilder();

    /// How predictions are sent.
    enum Form {
        /// `{"predictions": [...]}`.
        JSON(LineForm.JSONL, "application/json"),
        /// An object of JSON in each line.
        JSONL(LineForm.JSONL, "application/x-ndjson"),
        /// A table.
        CSV(LineForm.CSV, "text/csv");

        private final LineForm lines;
        private final String type;

        Form(LineForm lines, String type) {
            this.lines = lines;
            this.type = type;
        }

        /// What a request asks for, by `format` or else by `Accept`.
        ///
        /// @throws Refusal when it is none of these
        static Form of(Request request) {
            Map<String, String> parameters = request.parameters();
            if (parameters.containsKey("format")) {
                return switch (parameters.getOrDefault("format", "")) {
                    case "json" -> JSON;
                    case "jsonl" -> JSONL;
                    case "csv" -> CSV;
                    default -> throw Refusal.of(400, "`format` wants json, jsonl or csv");
                };
            }
            String accepted = request.header("Accept").orElse("").toLowerCase(Locale.ROOT);
            if (accepted.contains("application/json")) {
                return JSON;
            } else if (accepted.contains("ndjson") || accepted.contains("application/jsonl")) {
                return JSONL;
            }
            return accepted.contains("text/csv") ? CSV : JSON;
        }
    }

    Answer(Form form) {
        this.form = form;
    }

    /// How each line is written.
    LineForm lineForm() {
        return form.lines;
    }

    @Override
    public void write(String text) {
        if (lines.length() + text.length() > MOST_CHARACTERS) {
            throw Refusal.of(413, "the answer would have more than " + MOST_CHARACTERS + " characters")
                    .help("send fewer examples at a time");
        }
        lines.append(text);
    }

    /// What the client gets.
    Reply reply() {
        if (form != Form.JSON) {
            return Reply.text(200, form.type, lines.toString());
        }
        int length = lines.length();
        StringBuilder json = new StringBuilder(length + 32).append("{\"predictions\":[");
        for (int i = 0; i < length - 1; i++) { // a line end is never within an object
            char c = lines.charAt(i);
            json.append(c == '\n' ? ',' : c);
        }
        return Reply.of(200, form.type, json.append("]}\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
