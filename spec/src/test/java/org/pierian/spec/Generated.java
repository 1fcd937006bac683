package org.pierian.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Committed files that are written by the program and never by hand.
public final class Generated {

    private static final Path DOCS = Path.of("../docs");

    private Generated() {}

    /// Fails when a page of `docs` is stale; with `-Dpierian.refresh=true` writes it anew instead.
    public static void assertFresh(String file, String text) throws IOException {
        Path page = DOCS.resolve(file);
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/%s is generated and stale; write it anew with scripts/refresh-docs.sh", file)
                .isEqualTo(text);
    }
}
