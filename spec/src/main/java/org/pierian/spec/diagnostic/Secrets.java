package org.pierian.spec.diagnostic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides what looks like a password in a line of a spec. No spec should have one, and the message that says so
/// ends in the log of a build.
final class Secrets {

    /// What stands behind the word for a password, up to a blank or a mark that ends it; and what stands between
    /// the beginning of a url and an `@`.
    private static final Pattern SECRET = Pattern.compile(
            "(?<=\\b(?:password|passwd|pwd|secret|token)[\"']?\\s{0,3}[:=]\\s{0,3})[^\\s&;,}\\]]+|(?<=//|jdbc:)[^\\s\"']+(?=@)",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /// The line with as many characters.
    static String masked(String line) {
        Matcher secret = SECRET.matcher(line);
        return secret.find()
                ? secret.replaceAll(found ->
                        "*".repeat(found.group().codePointCount(0, found.group().length())))
                : line;
    }
}
