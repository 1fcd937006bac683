package org.pierian.runner.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The request line and the headers of a request, read strictly: what may be read in two ways is refused.
///
/// @param method upper case by convention, such as `GET`
/// @param target path and query, as they are written
/// @param keepsAlive whether the client may send another request
/// @param headers all values of each header, by its name in lower case
///
/// **Source:** RFC 9112.
record Head(String method, String target, boolean keepsAlive, Map<String, List<String>> headers) {

    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    /// Reads one.
    ///
    /// @throws Refusal when it is malformed or too large; nothing behind it can be read then
    /// @throws IOException when it does not come
    static Head read(Wire wire) throws IOException {
        Lines lines = new Lines(wire);
        String first = lines.next();
        if (first.isEmpty()) {
            first = lines.next(); // some clients end a body with one line end too many
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int count = 0;
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (++count > Limits.HEADERS) {
                throw Refusal.of(431, "the request has more than " + Limits.HEADERS + " headers");
            }
            add(line, headers);
        }
        return of(first, headers);
    }

    private static Head of(String line, Map<String, List<String>> headers) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !isToken(words[0]) || words[1].isEmpty()) {
            throw Refusal.of(400, "the request line is not `METHOD /path HTTP/1.1`");
        }
        if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
            boolean isHttp = words[2].startsWith("HTTP/");
            throw Refusal.of(isHttp ? 505 : 400, "the version is not HTTP/1.1");
        }
        if (!words[1].startsWith("/") && !words[1].equals("*")) {
            throw Refusal.of(400, "the request line names no path");
        }
        String connection =
                String.join(",", headers.getOrDefault("connection", List.of())).toLowerCase(Locale.ROOT);
        boolean keeps = words[2].endsWith("1") ? !connection.contains("close") : connection.contains("keep-alive");
        return new Head(words[0], words[1], keeps, headers);
    }

    private static void add(String line, Map<String, List<String>> headers) {
        int colon = line.indexOf(':');
        if (colon < 1 || !isToken(line.substring(0, colon))) {
            throw Refusal.of(400, "a header is not `Name: value`");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.computeIfAbsent(name, _ -> new ArrayList<>(1))
                .add(line.substring(colon + 1).strip());
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || SEPARATORS.indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// The first value of a header.
    Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// Whether a header is there more than once.
    boolean isRepeated(String name) {
        return headers.getOrDefault(name, List.of()).size() > 1;
    }

    /// Lines that end with CR LF, as many bytes as a head may have.
    private static final class Lines {
        private final Wire wire;
        private final byte[] line = new byte[Limits.HEAD_BYTES];
        private int left = Limits.HEAD_BYTES;

        Lines(Wire wire) {
            this.wire = wire;
        }

        String next() throws IOException {
            int length = 0;
            while (true) {
                int c = wire.next();
                if (--left < 0) {
                    throw Refusal.of(
                            431, "the request line and headers have more than " + Limits.HEAD_BYTES + " bytes");
                }
                if (c == '\r') {
                    left--;
                    if (wire.next() != '\n') {
                        throw Refusal.of(400, "a line of the head ends with CR alone");
                    }
                    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
                }
                if ((c < ' ' && c != '\t') || c == 0x7F) {
                    throw Refusal.of(400, "the head of the request has the character " + c);
                }
                line[length++] = (byte) c;
            }
        }
    }
}
