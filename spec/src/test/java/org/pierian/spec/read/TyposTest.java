package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.spec.diagnostic.Diagnostic;

/// Every key of a full spec, misspelt in every way that one slip of a finger can.
class TyposTest {

    private record Typo(String text, String right, String wrong, int line, int column) {}

    @Test
    void fullSpecHasNoMistake() {
        assertThat(Specs.read(Specs.FULL).diagnostics()).isEmpty();
        assertThat(Specs.read(Specs.TABLE).diagnostics()).isEmpty();
    }

    @Test
    void everyTypoIsFoundAtItsPlaceAndNearlyAllAreCorrected() {
        List<Typo> typos = new ArrayList<>(typos(Specs.FULL));
        typos.addAll(typos(Specs.TABLE));
        assertThat(typos).hasSizeGreaterThan(400);
        int corrected = 0;
        for (Typo typo : typos) {
            SpecResult result = Specs.read(typo.text());
            assertThat(result.isRefused()).as(typo.wrong()).isTrue();
            List<Diagnostic> here = result.diagnostics().stream()
                    .filter(d ->
                            d.location().line() == typo.line() && d.location().column() == typo.column())
                    .toList();
            assertThat(here)
                    .as("%s for %s in line %d", typo.wrong(), typo.right(), typo.line())
                    .isNotEmpty();
            String suggestion = "did you mean `" + typo.right() + "`?";
            corrected += here.stream().anyMatch(d -> d.helps().contains(suggestion)) ? 1 : 0;
        }
        assertThat((double) corrected / typos.size())
                .as("corrected of %d", typos.size())
                .isGreaterThanOrEqualTo(0.95);
    }

    private static List<Typo> typos(String spec) {
        List<Typo> typos = new ArrayList<>();
        String[] lines = spec.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            for (int colon = lines[i].indexOf(':'); colon >= 0; colon = lines[i].indexOf(':', colon + 1)) {
                int start = colon;
                while (start > 0
                        && (Character.isLetterOrDigit(lines[i].charAt(start - 1))
                                || lines[i].charAt(start - 1) == '_')) {
                    start--;
                }
                String key = lines[i].substring(start, colon);
                for (String wrong : slips(key)) {
                    String[] changed = lines.clone();
                    changed[i] = lines[i].substring(0, start) + wrong + lines[i].substring(colon);
                    typos.add(new Typo(String.join("\n", changed), key, wrong, i + 1, start + 1));
                }
            }
        }
        return typos;
    }

    /// A letter left out, doubled, replaced, swapped with the next, added; in the first, the middle and the
    /// last place.
    private static List<String> slips(String key) {
        List<String> slips = new ArrayList<>();
        for (int at : new int[] {0, key.length() / 2, key.length() - 1}) {
            String before = key.substring(0, at);
            String after = key.substring(at + 1);
            char c = key.charAt(at);
            slips.add(before + after);
            slips.add(before + c + c + after);
            slips.add(before + 'q' + after);
            slips.add(before + 'q' + c + after);
            if (!after.isEmpty() && after.charAt(0) != c) {
                slips.add(before + after.charAt(0) + c + after.substring(1));
            }
        }
        return slips.stream().distinct().filter(s -> !s.equals(key)).toList();
    }
}
