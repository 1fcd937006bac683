package org.pierian.runner.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.pierian.runner.record.Json;

/// What a client is answered.
///
/// @param status of HTTP
/// @param headers those of the reply, the type of its body among them
/// @param body what follows
public record Reply(int status, Map<String, String> headers, Body body) {

    private static final String TYPE = "Content-Type";

    /// Nothing from elsewhere is loaded, run or connected to, and nobody may frame the page.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// Keeps the order of the headers.
    public Reply {
        headers = new LinkedHashMap<>(headers);
    }

    /// What follows the headers.
    public sealed interface Body {

        /// Bytes that are there.
        @SuppressWarnings("ArrayRecordComponent") // written once, never compared
        record Bytes(byte[] bytes) implements Body {}

        /// Bytes that come little by little. The reply ends when the stream is written.
        record Live(Stream stream) implements Body {}
    }

    /// Writes a body little by little.
    @FunctionalInterface
    public interface Stream {

        /// Writes all of it; each [OutputStream#flush] sends what there is.
        ///
        /// @param out throws when the client is gone, or the server stops; the thread is interrupted then
        /// @throws IOException when the client is gone
        void write(OutputStream out) throws IOException;
    }

    /// A body that is there.
    ///
    /// @param type of its content
    public static Reply of(int status, String type, byte[] bytes) {
        return new Reply(status, Map.of(TYPE, type), new Body.Bytes(bytes));
    }

    /// A text in UTF-8.
    ///
    /// @param type of its content, without the character set
    public static Reply text(int status, String type, String text) {
        return of(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// An object of JSON, with an end of line.
    public static Reply json(int status, Map<String, ?> map) {
        return of(status, "application/json", (Json.line(map) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// A page that loads scripts, styles and images from this server alone.
    public static Reply page(String html) {
        return text(200, "text/html", html).header("Content-Security-Policy", POLICY);
    }

    /// A page whose own scripts and styles are within it.
    ///
    /// @param sources what the policy allows beyond the server itself, such as the hash of a script:
    ///     `script-src 'sha256-...'`; each takes the place of the directive of its name
    public static Reply page(String html, String... sources) {
        String policy = POLICY;
        for (String source : sources) {
            String directive = source.substring(0, source.indexOf(' '));
            policy = policy.replaceFirst(directive + " [^;]*", Matcher.quoteReplacement(source));
        }
        return text(200, "text/html", html).header("Content-Security-Policy", policy);
    }

    /// Events as they come, `text/event-stream`: the stream writes `data: ...` and an empty line for each.
    public static Reply events(Stream stream) {
        return new Reply(
                200,
                Map.of(TYPE, "text/event-stream; charset=utf-8", "Cache-Control", "no-store"),
                new Body.Live(stream));
    }

    /// Nothing but a status.
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new Body.Bytes(new byte[0]));
    }

    /// The same, with a header, in place of one of that name.
    public Reply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
