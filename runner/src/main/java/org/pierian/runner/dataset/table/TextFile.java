package org.pierian.runner.dataset.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Locale;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.GzipStream;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;

/// The bytes of a table that is text: those of a file, decompressed if its name ends in `.gz`.
public final class TextFile {

    private static final String SUFFIX = ".gz";

    private TextFile() {}

    /// Opens a file.
    ///
    /// @param name the file's name, for messages
    /// @throws Failure when it is not there, or is to be decompressed and is not a gzip file
    public static InputStream open(Path file, String name) {
        InputStream in = Channels.newInputStream(InputFile.open(file));
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            return in;
        }
        try {
            return new GzipStream(in, name);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        } catch (Failure failure) {
            throw DataMistake.NOT_TEXT
                    .failure("`" + name + "` is not a complete file of gzip: " + failure.message())
                    .at(name)
                    .help("fetch or compress it again; a table that is not compressed has a name without `.gz`");
        }
    }

    /// The hash of a table as reading it gives it: of its decompressed bytes.
    ///
    /// @throws Failure as [#open] does
    public static String sha256(Path file) throws IOException {
        try (InputStream in = open(file, file.toString())) {
            return Sha256.of(in);
        }
    }
}
