package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.PlainText;

/// Texts of a table as messages show them, and as a spec writes them.
final class StarterTexts {

    /// The most characters of a word that a spec lists.
    static final int LONGEST_WORD = 100;

    private static final int SHOWN = 20;

    private StarterTexts() {}

    /// A stranger's text, safe and short enough for a message.
    static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    /// The names of columns, for messages.
    static String columns(List<String> header) {
        return "columns: "
                + header.stream().limit(SHOWN).map(StarterTexts::shown).collect(Collectors.joining(", "))
                + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : "");
    }

    /// A name of a run that is like that of a folder.
    ///
    /// @param folder its path, with `/` between its parts
    /// @param fallback the name where that has no letter
    static String runName(String folder, String fallback) {
        String name = folder.substring(folder.lastIndexOf('/') + 1)
                .replaceAll("[^A-Za-z0-9_.-]", "_")
                .replaceFirst("^[.-]", "_");
        return name.isEmpty() ? fallback : name.substring(0, Math.min(LONGEST_WORD, name.length()));
    }

    /// A name of a run that is like that of a file without its ending, and without `.gz`.
    ///
    /// @param file its path, with `/` between its parts
    /// @param fallback the name where that has no letter
    static String runNameOfFile(String file, String fallback) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return runName(name.replaceFirst("[.]gz$", "").replaceFirst("\\.[^.]*$", ""), fallback);
    }

    /// A spec that can be read.
    ///
    /// @param name of the folder or file that it is for
    /// @throws Failure when it cannot
    static String checked(String text, String name) {
        SpecResult check = SpecReader.read(SourceText.of("the spec", text), Path.of("spec.yaml"), List.of());
        if (check.isRefused()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "no spec can be written for `" + shown(name) + "`: "
                                    + check.diagnostics().getFirst().message())
                    .help("rename it: letters, digits, `_`, `-` and `.`");
        }
        return text;
    }

    /// Texts as a list of YAML.
    static String list(List<String> words) {
        return words.stream().map(PlainText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
}
