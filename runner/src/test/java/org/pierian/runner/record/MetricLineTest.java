package org.pierian.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class MetricLineTest {

    private static final Path FILE = Path.of("run", "metrics.jsonl");

    @Test
    void linesOfMetricsAndOfNormsAreRead() {
        List<MetricLine> lines = read("""
                {"accuracy":0.5,"epoch":1,"loss":"NaN","split":"train"}
                {"epoch":2,"gradient_norm":{"0":1.5,"2":"-Infinity"}}
                """);
        assertThat(lines).extracting(MetricLine::epoch).containsExactly(1, 2);
        assertThat(lines).extracting(MetricLine::split).containsExactly("train", "norms");
        assertThat(lines.get(0).values()).containsEntry("accuracy", 0.5).containsEntry("loss", Double.NaN);
        assertThat(lines.get(1).readings())
                .containsExactly(
                        new MetricLine.Reading("gradient_norm", "0", 1.5),
                        new MetricLine.Reading("gradient_norm", "2", Double.NEGATIVE_INFINITY));
        assertThat(lines.get(1).values()).containsOnlyKeys("gradient_norm/0", "gradient_norm/2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{\"loss\":1};an integer from 1 on",
                "{\"epoch\":0,\"loss\":1};an integer from 1 on",
                "{\"epoch\":1.5};an integer from 1 on",
                "{\"epoch\":1,\"split\":2};`split` is no text",
                "{\"epoch\":1,\"loss\":\"low\"};`loss` is no number",
                "{\"epoch\":1,\"loss\":[1]};`loss` is no number",
                "{\"epoch\":1;not as a run writes it",
            })
    void theLineOfAMistakeIsNamed(String line, String why) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read("{\"epoch\":1,\"loss\":1}\n" + line + "\n"))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT))
                .satisfies(failure -> assertThat(failure.place()).hasValue(FILE + ":2"))
                .withMessageContaining(why);
    }

    private static List<MetricLine> read(String text) {
        return MetricLine.read(text.getBytes(StandardCharsets.UTF_8), FILE);
    }
}
