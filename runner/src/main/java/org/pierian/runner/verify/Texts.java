package org.pierian.runner.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pierian.runner.file.InputFile;

/// Reads files that the program itself wrote.
final class Texts {

    private Texts() {}

    static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            return bytes.array();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
