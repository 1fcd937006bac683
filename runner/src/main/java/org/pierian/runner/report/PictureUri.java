package org.pierian.runner.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.pierian.runner.dataset.picture.PngWriter;

/// Pictures as `data:` addresses of PNG files.
final class PictureUri {

    private PictureUri() {}

    /// @param lines rows of pixels, each behind a 0
    static String of(int channels, int width, byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PngWriter.write(out, channels, width, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
