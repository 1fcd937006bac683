package org.pierian.runner.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes arrays as NumPy does.
final class Npy {

    private Npy() {}

    /// Writes one example of float32.
    static void write(Path file, float[] numbers, int... shape) throws IOException {
        StringBuilder axes = new StringBuilder("(1,");
        for (int axis : shape) {
            axes.append(' ').append(axis).append(',');
        }
        String head = "{'descr': '<f4', 'fortran_order': False, 'shape': " + axes + "), }";
        head += " ".repeat(63 - (10 + head.length()) % 64) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + head.length() + numbers.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) head.length())
                .put(head.getBytes(StandardCharsets.US_ASCII));
        bytes.asFloatBuffer().put(numbers);
        Files.write(file, bytes.array());
    }
}
