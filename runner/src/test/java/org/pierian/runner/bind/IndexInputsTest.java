package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// Tables whose columns are indices, and the layers that take them.
class IndexInputsTest {

    private static SpecResult check(String architecture) {
        String text = """
                dataset:
                  csv:
                    file: t.csv
                    features:
                      - numeric: mass
                      - categorical: {column: island, values: [Biscoe, Dream], as: index, missing: own}
                      - categorical: {column: sex, values: [f, m]}
                    target: {number: bill}
                architecture: %s
                loss: mse
                optimizer: adam
                """.formatted(architecture);
        return SpecCheck.complete(SpecReader.read(SourceText.of("t.yaml", text), Path.of("t.yaml"), List.of()));
    }

    private static Diagnostic refusal(String architecture) {
        return check(architecture).diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aColumnCanBeEmbedded() {
        assertThat(check("[{select: island}, {embedding: 4}, {linear: 1}]").spec())
                .isPresent();
        assertThat(check("[{select: 1}, one_hot, {linear: 1}]").spec()).isPresent();
        assertThat(refusal("[{select: \"1\"}, one_hot, {linear: 1}]").message())
                .as("the name of a column")
                .contains("`1`");
        assertThat(check("[{columns: [sex, mass]}, {linear: 1}]").spec()).isPresent();
    }

    @Test
    void otherLayersWantNumbers() {
        Diagnostic refused = refusal("[{linear: 1}]");
        assertThat(refused.message()).isEqualTo("linear wants numbers, got [4] with 1 column of indices");
        assertThat(refused.helps())
                .contains("take columns of numbers with `- columns`, or one of indices with `- select`");
        Diagnostic index = refusal("[{select: island}, tanh, {linear: 1}]");
        assertThat(index.message()).isEqualTo("tanh wants numbers, got indices below 3 of []");
        assertThat(index.helps()).contains("put `- embedding: 16` before it, which makes numbers of indices");
    }

    @Test
    void embeddingWantsIndices() {
        assertThat(refusal("[{columns: [mass]}, {embedding: 4}, {linear: 1}]").message())
                .isEqualTo("embedding wants indices, got numbers of [1]");
        assertThat(refusal("[{select: sex}, {linear: 1}]").message())
                .isEqualTo("select wants a column that is one input, got `sex`, which is 2; take it with `columns`");
    }
}
