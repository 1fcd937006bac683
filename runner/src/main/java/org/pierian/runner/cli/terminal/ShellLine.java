package org.pierian.runner.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pierian.spec.diagnostic.DisplayText;

/// A command as a person can paste it into a shell.
public final class ShellLine {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private ShellLine() {}

    /// The words, each in quotes where a shell would see more in it; with characters that must not be printed, in the
    /// quotes with escapes that bash and zsh have.
    public static String of(List<String> words) {
        return words.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (word.codePoints().anyMatch(DisplayText::isHidden)) {
            return "$'"
                    + DisplayText.line(
                            word.replace("\\", "\\\\").replace("'", "\\'").replace("\t", "\\t")) + "'";
        }
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
