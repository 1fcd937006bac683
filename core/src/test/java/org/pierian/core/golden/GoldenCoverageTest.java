package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pierian.core.golden.GoldenCoverage.Case;
import org.pierian.core.testing.Repository;

/// Nearly all of PyTorch's cases are run, and the others have a reason.
class GoldenCoverageTest {

    private static final double LEAST = 0.95;

    private final GoldenCoverage coverage;

    GoldenCoverageTest() throws IOException {
        coverage = GoldenCoverage.find();
    }

    @Test
    void moreThan95PercentOfTheCasesAreRun() {
        long run = coverage.cases().stream().filter(coverage::isRun).count();
        assertThat((double) run / coverage.cases().size()).isGreaterThan(LEAST);
    }

    @Test
    void aCaseIsRunOrHasAReason() {
        assertThat(coverage.cases().stream()
                        .filter(c -> coverage.isRun(c) == coverage.reason(c).isPresent()))
                .as("cases of names.txt that are neither run nor in left-out.json, or both")
                .isEmpty();
        assertThat(coverage.cases())
                .extracting(Case::key)
                .containsAll(coverage.reasons().keySet());
    }

    @Test
    void everyCaseOfEveryCopyIsRun() throws IOException {
        for (Path file : copies()) {
            String name = name(file);
            assertThat(TorchCases.in(GoldenFile.file(file)).stream()
                            .map(c -> key(name, c))
                            .filter(key -> !coverage.tests().containsKey(key)))
                    .as("cases of %s that no test runs: make the tests with TorchCases.tests(\"%s\", ...)", file, name)
                    .isEmpty();
        }
    }

    @Test
    void noTestRunsACaseThatIsNotListed() {
        assertThat(coverage.cases())
                .extracting(Case::key)
                .containsAll(coverage.tests().keySet());
    }

    @Test
    void errorsInFloat32AreThoseOfAllLayersLossesAndOptimizers() {
        assertThat(TorchCases.cases(GoldenCoverage.ERRORS))
                .extracting(TorchCases::name)
                .containsExactlyInAnyOrderElementsOf(coverage.cases().stream()
                        .filter(c -> List.of("layers", "losses", "optimizers").contains(c.file()))
                        .map(Case::key)
                        .toList());
    }

    @Test
    void committedPageIsFresh() throws IOException {
        Path page = Repository.root().resolve("docs/goldens.md");
        String text = GoldenPage.write(coverage);
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/goldens.md is generated and stale; write it anew with scripts/refresh-docs.sh")
                .isEqualTo(text);
    }

    @Test
    void theListHasTheCasesOfTheOriginalFiles() {
        for (String file : coverage.cases().stream().map(Case::file).distinct().toList()) {
            assertThat(originals(file))
                    .extracting(TorchCases::name)
                    .containsExactlyElementsOf(coverage.cases().stream()
                            .filter(c -> c.file().equals(file))
                            .map(Case::name)
                            .toList());
        }
        assertThat(RealFiles.golden("torch"))
                .isDirectoryNotContaining(path -> path.toString().endsWith(".json")
                        && coverage.cases().stream().noneMatch(c -> c.file().equals(name(path))));
    }

    @Test
    void copiesHaveTheNumbersOfTheOriginalFiles() throws IOException {
        for (Path file : copies()) {
            Map<String, JsonNode> originals = originals(TorchCases.family(name(file))).stream()
                    .collect(Collectors.toMap(TorchCases::name, Function.identity()));
            for (JsonNode copy : TorchCases.in(GoldenFile.file(file))) {
                compare(
                        TorchCases.name(copy),
                        copy,
                        originals.getOrDefault(TorchCases.name(copy), MissingNode.getInstance()));
            }
        }
    }

    /// What is in a copy has to be in the original; numbers are rounded to 9 digits.
    private static void compare(String where, JsonNode copy, JsonNode original) {
        if (copy.isNumber()) {
            double number = original.doubleValue();
            assertThat(Math.abs(copy.doubleValue() - number)).as(where).isLessThanOrEqualTo(1e-8 * Math.abs(number));
        } else if (copy.isObject()) {
            for (Map.Entry<String, JsonNode> entry : copy.properties()) {
                compare(where + "." + entry.getKey(), entry.getValue(), original.required(entry.getKey()));
            }
        } else if (copy.isArray()) {
            assertThat(copy.size()).as(where).isEqualTo(original.size());
            for (int i = 0; i < copy.size(); i++) {
                compare(where + "[" + i + "]", copy.required(i), original.required(i));
            }
        } else {
            assertThat(copy).as(where).isEqualTo(original);
        }
    }

    private static List<JsonNode> originals(String file) {
        return TorchCases.in(GoldenFile.file(RealFiles.golden("torch/" + file + ".json")));
    }

    /// Our files of cases; that of errors is about other cases.
    private static List<Path> copies() throws IOException {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(GoldenCoverage.folder())) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !List.of(GoldenCoverage.ERRORS, "left-out").contains(name(file)))
                    .sorted()
                    .forEach(copies::add);
        }
        assertThat(copies).isNotEmpty();
        return copies;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static String key(String file, JsonNode c) {
        return TorchCases.family(file) + "/" + TorchCases.name(c);
    }
}
