package org.pierian.runner.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
public final class Request {

    private final HttpExchange exchange;
    private final Deadline deadline;
    private final int mostBytes;
    private final Map<String, String> parameters;

    /// @param deadline of its body
    /// @param mostBytes the most bytes of its body
    Request(HttpExchange exchange, Deadline deadline, int mostBytes) {
        this.exchange = exchange;
        this.deadline = deadline;
        this.mostBytes = mostBytes;
        this.parameters = parameters(exchange.getRequestURI().getRawQuery());
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> map = new TreeMap<>();
        if (query == null) {
            return map;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty() && map.put(name, value) != null) {
                throw Refusal.of(400, "the parameter `" + name + "` is there twice");
            }
        }
        return map;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refusal.of(400, "`" + text + "` is not encoded as a parameter");
        }
    }

    /// `GET`, `POST` ...
    public String method() {
        return exchange.getRequestMethod();
    }

    /// The path, decoded: `/runs/digits/predict`.
    public String path() {
        return Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
    }

    /// The parameters behind the path, by their names.
    public Map<String, String> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /// The first header of a name, in upper or lower case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// Whether a header is there more than once.
    boolean isRepeated(String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values != null && values.size() > 1;
    }

    /// The type of the body in lower case, without parameters; empty if the client does not say it.
    public String type() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// The body; to be asked for once.
    ///
    /// @throws Refusal when it is too large
    /// @throws ClientGone when it does not arrive
    public byte[] body() {
        if (length() > mostBytes) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            InputStream in = exchange.getRequestBody();
            bytes = in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw new ClientGone(e);
        }
        if (!deadline.arrived()) {
            throw new ClientGone(new IOException("the body came too late"));
        }
        if (bytes.length > mostBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    private long length() {
        try {
            return header("Content-Length").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException _) {
            return 0; // which the server has refused
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(413, "the body is larger than " + mostBytes + " bytes")
                .help("send fewer examples at a time, or start the server with a larger limit");
    }
}
