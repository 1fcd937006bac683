package org.pierian.runner.dataset.csv;

import java.util.Locale;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Encoding;
import org.pierian.spec.language.Words;

/// What is said of a file that is no text.
final class TextFault {

    private TextFault() {}

    /// The file is not text in an encoding.
    ///
    /// @param name the file's name
    /// @param line from 1
    /// @param why what is there instead
    static Failure notText(String name, Encoding encoding, long line, String why) {
        return DataMistake.NOT_TEXT
                .failure("`" + name + "` is not " + nameOf(encoding) + " text: " + why)
                .at(name + ":" + line)
                .help(advice(encoding, why));
    }

    /// An encoding as messages name it.
    static String nameOf(Encoding encoding) {
        return Words.ofConstant(encoding).toUpperCase(Locale.ROOT);
    }

    private static String advice(Encoding encoding, String why) {
        if (why.contains(FileStart.GZIP)) {
            return "give it a name that ends in `.gz`, or decompress it";
        } else if (why.contains(FileStart.UTF_16)) {
            return "write `encoding: utf-16`, or save it as CSV in UTF-8";
        }
        return why.startsWith("byte") && encoding == Encoding.UTF_8
                ? "write `encoding: windows-1252` if it is a table of a Western European Windows, or save it as CSV in"
                        + " UTF-8"
                : "decompress it, or save it as CSV in UTF-8";
    }
}
