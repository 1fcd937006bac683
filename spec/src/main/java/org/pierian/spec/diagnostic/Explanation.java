package org.pierian.spec.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The long text of a diagnostic code, with an example that gives it and one that does not.
///
/// The texts are resources next to this class, one Markdown file for each code.
///
/// @param code such as `S001`
/// @param title a few words, lower case
/// @param text paragraphs
/// @param circumstance how the wrong example has to be used to give the code; empty if reading it is enough
/// @param wrong a spec that gives the code
/// @param right the same without the error
public record Explanation(String code, String title, String text, String circumstance, String wrong, String right) {

    private static final String WRONG = "\n## Wrong";
    private static final String FENCE = "```yaml\n";

    /// Every code, in order.
    public static List<String> codes() {
        return Arrays.stream(DiagnosticCodes.class.getFields())
                .map(Explanation::value)
                .sorted()
                .toList();
    }

    /// The explanation of a code, if there is such a code.
    public static Optional<Explanation> of(String code) {
        return codes().contains(code) ? Optional.of(parse(code, load(code))) : Optional.empty();
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private static String load(String code) {
        try (InputStream in = Explanation.class.getResourceAsStream(code + ".md")) {
            if (in == null) {
                throw new IllegalStateException("no text explains " + code);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Explanation parse(String code, String page) {
        int title = page.indexOf('\n');
        int wrong = page.indexOf(WRONG);
        int heading = page.indexOf('\n', wrong + 1);
        int right = page.indexOf("\n## Right");
        String circumstance = page.substring(wrong + WRONG.length(), heading).replaceFirst("^: ", "");
        return new Explanation(
                code,
                page.substring(2, title),
                page.substring(title, wrong).strip(),
                circumstance,
                example(page.substring(heading, right)),
                example(page.substring(right)));
    }

    private static String example(String section) {
        int start = section.indexOf(FENCE) + FENCE.length();
        return section.substring(start, section.lastIndexOf("```"));
    }
}
