package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Explanation;

/// Whatever is wrong, the diagnostic says where, what was expected, what is there, and what to do.
class CompleteDiagnosticsTest {

    @Test
    void eachHasAPlaceWhatWasExpectedWhatIsThereAndAHelp() throws IOException {
        TreeSet<String> incomplete = new TreeSet<>();
        for (Diagnostic diagnostic : all()) {
            String lacks = (diagnostic.helps().isEmpty() ? " help" : "")
                    + (diagnostic.expected().isEmpty() ? " expected" : "")
                    + (diagnostic.got().isEmpty() ? " got" : "");
            if (!lacks.isEmpty()) {
                incomplete.add(
                        diagnostic.code() + lacks + ": " + diagnostic.message().replaceAll("`[^`]*`", "X"));
            }
        }
        assertThat(incomplete).isEmpty();
    }

    /// What is said of the explanations' examples, of a spec with every key once written to the wrong place, and of a
    /// spec cut at every byte.
    private static List<Diagnostic> all() throws IOException {
        List<Diagnostic> all = new ArrayList<>();
        for (String code : Explanation.codes()) {
            all.addAll(Specs.read(Explanation.of(code).orElseThrow().wrong(), "epochs", "epochs.x.y=3")
                    .diagnostics());
        }
        byte[] full = Specs.FULL.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < full.length; length++) {
            for (byte nasty : new byte[] {0, '\t', ' ', '"', '&', '{', ':', '-', '%', 'x', (byte) 0xFF}) {
                byte[] cut = java.util.Arrays.copyOf(full, length + 1);
                cut[length] = nasty;
                all.addAll(SpecReader.read(new ByteArrayInputStream(cut), Path.of(""), List.of())
                        .diagnostics());
            }
        }
        for (String line : Specs.FULL.split("\n", -1)) {
            for (String value : List.of(
                    "~", "true", "7", "-0.5", "word", "[1, 2, 3]", "{a: b}", "{}", "[]", "1e99", "0x1F", ".nan")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    all.addAll(Specs.read(Specs.FULL.replace(line, line.substring(0, colon) + ": " + value))
                            .diagnostics());
                }
            }
        }
        all.addAll(SpecReader.read(Path.of("no-such-spec.yaml"), List.of()).diagnostics());
        all.addAll(SpecReader.read(Path.of("src"), List.of()).diagnostics());
        return all;
    }
}
