package org.pierian.runner.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The body of a request: as many bytes as `Content-Length` says, or chunks.
final class Body {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,8})(?:[ \t]*;[ -~\t]*)?");
    private static final int LONGEST_LINE = 256;
    private static final int PIECE = 1 << 16;

    private final Wire wire;
    private final Budget budget;
    private final int most;
    private final long length; // -1 for chunks
    private boolean continues; // whether the client waits to be told to send it
    private boolean read;
    private long taken;

    private Body(Wire wire, Budget budget, int most, long length, boolean continues) {
        this.wire = wire;
        this.budget = budget;
        this.most = most;
        this.length = length;
        this.continues = continues;
        this.read = length == 0;
    }

    /// The body that a head announces.
    ///
    /// @param most the most bytes it may have
    /// @throws Refusal when the head is contradictory, or announces another kind
    static Body of(Head head, Wire wire, Budget budget, int most) {
        Optional<String> encoding = head.header("transfer-encoding");
        Optional<String> length = head.header("content-length");
        if (head.isRepeated("content-length")
                || head.isRepeated("transfer-encoding")
                || (encoding.isPresent() && length.isPresent())) {
            throw Refusal.of(400, "the length of the body is given twice");
        }
        boolean continues = head.header("expect").isPresent();
        if (continues && !head.header("expect").get().equalsIgnoreCase("100-continue")) {
            throw Refusal.of(417, "nothing but `Expect: 100-continue` can be expected");
        }
        if (encoding.isPresent()) {
            if (!encoding.get().equalsIgnoreCase("chunked")) {
                throw Refusal.of(501, "the transfer encoding is not `chunked`");
            }
            return new Body(wire, budget, most, -1, continues);
        }
        if (length.isPresent() && !DIGITS.matcher(length.get()).matches()) {
            throw Refusal.of(400, "`Content-Length` is not a number");
        }
        return new Body(wire, budget, most, length.map(Long::parseLong).orElse(0L), continues);
    }

    /// All of it; to be asked for once.
    ///
    /// @throws Refusal when it is too large
    /// @throws IOException when it does not come
    byte[] bytes() throws IOException {
        if (length > most) {
            throw tooLarge();
        }
        if (length == 0) {
            return new byte[0];
        }
        take(Math.max(0, length));
        if (continues) {
            wire.out().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            continues = false;
        }
        byte[] all = length > 0 ? exactly((int) length) : chunks();
        read = true;
        return all;
    }

    private void take(long bytes) {
        budget.take(bytes);
        taken += bytes;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] all = new byte[count];
        for (int got = 0; got < count; ) {
            got += wire.read(all, got, count - got);
        }
        return all;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            if ((long) all.size() + size > most) {
                throw tooLarge();
            }
            take(2L * size);
            byte[] piece = new byte[Math.min(size, PIECE)];
            for (int left = size; left > 0; ) {
                int got = wire.read(piece, 0, Math.min(left, piece.length));
                all.write(piece, 0, got);
                left -= got;
            }
            if (!line().isEmpty()) {
                throw Refusal.of(400, "a chunk is longer than it says");
            }
        }
        for (int trailers = 0; !line().isEmpty(); trailers++) {
            if (trailers == Limits.HEADERS) {
                throw Refusal.of(431, "the request has more than " + Limits.HEADERS + " trailers");
            }
        }
        return all.toByteArray();
    }

    private int size() throws IOException {
        Matcher chunk = CHUNK.matcher(line());
        if (!chunk.matches()) {
            throw Refusal.of(400, "a chunk does not begin with its size");
        }
        long size = Long.parseLong(chunk.group(1), 16);
        if (size > most) {
            throw tooLarge();
        }
        return (int) size;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = wire.next(); c != '\r'; c = wire.next()) {
            if (c == '\n' || line.length() == LONGEST_LINE) {
                throw Refusal.of(400, "a line between chunks does not end with CR LF");
            }
            line.append((char) c);
        }
        if (wire.next() != '\n') {
            throw Refusal.of(400, "a line between chunks does not end with CR LF");
        }
        return line.toString();
    }

    private Refusal tooLarge() {
        return Refusal.of(413, "the body is larger than " + most + " bytes")
                .help("send fewer examples at a time, or start the server with a larger limit");
    }

    /// Whether nothing of it is left on the wire.
    boolean isRead() {
        return read;
    }

    /// Lets go of the memory.
    void release() {
        budget.give(taken);
        taken = 0;
    }
}
