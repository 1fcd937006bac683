package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// What a file is, as `inspect` sees it.
enum FileKind {
    /// safetensors.
    WEIGHTS,
    /// The book's nested lists.
    BOOK_WEIGHTS,
    /// A record or a lock.
    RECORD,
    /// IDX data, packed or not.
    IDX,
    /// A spec.
    SPEC;

    private static final int LOOK = 64;

    /// Judges by the name's ending and, where that leaves a choice, by the first bytes.
    ///
    /// @throws Failure when neither tells
    static FileKind of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        ByteBuffer start = start(file);
        if (name.endsWith(".safetensors")) {
            return WEIGHTS;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return SPEC;
        }
        if (name.endsWith(".json")) {
            return first(start) == '{' ? RECORD : BOOK_WEIGHTS;
        }
        boolean packed = start.limit() >= 2 && start.getShort(0) == (short) 0x1F8B;
        boolean idx = start.limit() >= 4 && start.get(0) == 0 && start.get(1) == 0 && start.get(3) > 0;
        if (packed || idx) {
            return IDX;
        }
        throw Failure.of(ExitCode.INPUT, "`" + file + "` is of no kind that `inspect` knows" + foreign(start))
                .at(file.toString())
                .help("say what it is with `--as`");
    }

    private static String foreign(ByteBuffer start) {
        if (start.limit() >= 2 && (start.get(0) & 0xFF) == 0x80 && start.get(1) <= 5 && start.get(1) >= 2) {
            return ": it looks like a pickle of Python, which could run code";
        }
        if (start.limit() >= 4 && start.getInt(0) == 0x504B0304) {
            return ": it is a zip archive, as PyTorch and Keras write them; convert it to safetensors there";
        }
        return start.limit() >= 4 && start.getInt(0) == 0x89484446 ? ": it is HDF5; convert it to safetensors" : "";
    }

    private static char first(ByteBuffer start) {
        for (int i = 0; i < start.limit(); i++) {
            if (!Character.isWhitespace(start.get(i))) {
                return (char) start.get(i);
            }
        }
        return ' ';
    }

    private static ByteBuffer start(Path file) {
        ByteBuffer bytes = ByteBuffer.allocate(LOOK);
        try (FileChannel channel = InputFile.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        return bytes.flip();
    }
}
