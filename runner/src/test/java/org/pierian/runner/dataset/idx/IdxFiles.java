package org.pierian.runner.dataset.idx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes small IDX files for tests.
public final class IdxFiles {

    private IdxFiles() {}

    /// Images with the pixels 0, 7, 14 and so on, modulo 256.
    public static void images(Path file, int examples, int height, int width) throws IOException {
        byte[] pixels = new byte[examples * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (7 * i);
        }
        write(file, pixels, examples, height, width);
    }

    public static void labels(Path file, int... classes) throws IOException {
        byte[] values = new byte[classes.length];
        for (int i = 0; i < classes.length; i++) {
            values[i] = (byte) classes[i];
        }
        write(file, values, classes.length);
    }

    /// Packs a file with gzip, and deletes it.
    ///
    /// @param packed the name of the packed file
    public static void pack(Path file, Path packed) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }

    /// Unsigned bytes (type 8) of these dimensions.
    private static void write(Path file, byte[] values, int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x0800 | dimensions.length);
        for (int dimension : dimensions) {
            out.writeInt(dimension);
        }
        out.write(values);
        Files.write(file, bytes.toByteArray());
    }
}
