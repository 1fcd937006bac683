package org.pierian.runner.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.StrictJson;

/// Reads the lines of `metrics.jsonl`, or of a file like it that grows, as they come.
final class LineTail {

    private static final int ROOM = 1 << 16; // also the longest line that is believed
    private static final long MOST_TOKENS = 1_000;

    private final Path file;
    private final ByteBuffer room = ByteBuffer.allocate(ROOM);
    private long offset;
    private boolean hasShrunk;

    LineTail(Path file) {
        this.file = file;
    }

    boolean isOf(Path other) {
        return file.equals(other);
    }

    /// Whether it has become shorter than what was read of it: it is another file now.
    boolean hasShrunk() {
        return hasShrunk;
    }

    /// Whole lines that have come since; not all at once, where they are many. Empty once there are no more.
    List<EpochLine> more() {
        List<EpochLine> lines = new ArrayList<>();
        try {
            while (lines.isEmpty() && fill()) {
                room.flip();
                takeLines(lines);
                if (!room.hasRemaining() || room.remaining() < ROOM) {
                    room.compact();
                } else {
                    room.clear(); // a line that is longer than any of ours: its end is read as a damaged line
                }
            }
        } catch (IOException _) {
            return lines; // it is tried again at the next look
        }
        return lines;
    }

    /// Reads on.
    ///
    /// @return whether there was anything
    private boolean fill() throws IOException {
        if (!Files.isRegularFile(file)) {
            hasShrunk = offset > 0;
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            hasShrunk = channel.size() < offset;
            int read = hasShrunk ? 0 : channel.read(room, offset);
            offset += Math.max(0, read);
            return read > 0;
        }
    }

    /// Takes whole lines out of the room, and leaves the beginning of the next there.
    private void takeLines(List<EpochLine> lines) {
        int start = room.position();
        for (int i = start; i < room.limit(); i++) {
            if (room.get(i) == '\n') {
                parse(room.array(), start, i - start).ifPresent(lines::add);
                start = i + 1;
            }
        }
        room.position(start);
    }

    private Optional<EpochLine> parse(byte[] bytes, int start, int length) {
        try {
            JsonNode line = StrictJson.read(
                    new ByteArrayInputStream(bytes, start, length),
                    file.toString(),
                    MOST_TOKENS,
                    why -> Failure.of(ExitCode.INPUT, why));
            boolean isLine = line.path("epoch").isInt() && line.path("split").isTextual();
            return isLine
                    ? Optional.of(new EpochLine(
                            line.path("epoch").intValue(), line.path("split").textValue(), line.toString()))
                    : Optional.empty();
        } catch (IOException | Failure _) {
            return Optional.empty();
        }
    }
}
