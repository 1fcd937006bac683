package org.pierian.runner.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a client asks for.
public final class Request {

    private final Head head;
    private final Body body;
    private final String path;
    private final Map<String, String> parameters;

    /// @throws Refusal when path or parameters are not encoded as they should be
    Request(Head head, Body body) {
        this.head = head;
        this.body = body;
        int query = head.target().indexOf('?');
        this.path = decoded((query < 0 ? head.target() : head.target().substring(0, query)).replace("+", "%2B"));
        this.parameters = query < 0 ? Map.of() : parameters(head.target().substring(query + 1));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> map = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty() && map.put(name, value) != null) {
                throw Refusal.of(400, "the parameter `" + name + "` is there twice");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refusal.of(400, "path and parameters are not encoded by `%` and two digits");
        }
    }

    /// `GET`, `POST` ...
    public String method() {
        return head.method();
    }

    /// The path, decoded: `/runs/digits/predict`.
    public String path() {
        return path;
    }

    /// The parameters behind the path, by their names.
    public Map<String, String> parameters() {
        return parameters;
    }

    /// The first header of a name, in upper or lower case.
    public Optional<String> header(String name) {
        return head.header(name);
    }

    /// Whether a header is there more than once.
    boolean isRepeated(String name) {
        return head.isRepeated(name.toLowerCase(Locale.ROOT));
    }

    /// The type of the body in lower case, without parameters; empty if the client does not say it.
    public String type() {
        String type = header("content-type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// The body; to be asked for once.
    ///
    /// @throws Refusal when it is too large
    /// @throws UncheckedIOException when it does not arrive
    public byte[] body() {
        try {
            return body.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
