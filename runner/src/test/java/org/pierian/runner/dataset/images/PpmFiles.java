package org.pierian.runner.dataset.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes small pictures in PPM.
public final class PpmFiles {

    private PpmFiles() {}

    /// A picture of one colour.
    ///
    /// @param colour red, green and blue as one number
    public static void write(Path file, int height, int width, int colour) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("P6 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < height * width; i++) {
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, out.toByteArray());
    }
}
