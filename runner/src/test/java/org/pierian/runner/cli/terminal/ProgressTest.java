package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.record.Score;

/// What is shown of a run on terminals of all widths, and in a pipe.
class ProgressTest {

    private static final long EXAMPLES = 60_000;

    private static ProgressLine line(int epoch, int epochs, long seenInEpoch) {
        return new ProgressLine(
                epoch,
                epochs,
                (epoch - 1) * EXAMPLES + seenInEpoch,
                epochs * EXAMPLES,
                0.000_012_341,
                Optional.of(0.9876),
                OptionalDouble.of(12_345.6));
    }

    private static Score score(int epoch, String split) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>(Map.of("loss", 0.000_031_4));
        metrics.put("accuracy", 0.95);
        metrics.put("top_5", 0.999);
        return new Score(epoch, split, 100, metrics);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20, 30, 39, 40, 41, 60, 79, 80, 100, 120, 200, 500})
    void noLineIsAsWideAsTheTerminal(int columns) {
        for (int epochs : new int[] {1, 7, 1000, 60_000, Integer.MAX_VALUE}) {
            for (int epoch : new int[] {1, epochs / 2 + 1, epochs}) {
                assertThat(line(epoch, epochs, 1234).text(columns)).hasSizeLessThan(Math.max(1, columns));
                assertThat(ProgressLine.ofEpoch(
                                epochs, score(epoch, "train"), Optional.of(score(epoch, "test")), columns))
                        .hasSizeLessThan(Math.max(1, columns));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "40  | epoch 3/4 [===   ]  50%  loss 1.234e-05",
                "60  | epoch 3/4 [=======        ]  50%  loss 1.234e-05  0:10 left",
                "80  | epoch 3/4 [====     ]  50%  loss 1.234e-05  accuracy 0.988  12,346/s  0:10 left",
                "120 | epoch 3/4 [===============               ]  50%  loss 1.234e-05  accuracy 0.988  12,346/s  0:10 left",
                "200 | epoch 3/4 [===============               ]  50%  loss 1.234e-05  accuracy 0.988  12,346/s  0:10 left",
            })
    void theBarIsOfTheWholeRunAndTheRestIsThereAsFarAsItFits(int columns, String expected) {
        assertThat(line(3, 4, 0).text(columns)).isEqualTo(expected);
    }

    @Test
    void aNarrowTerminalGetsFewerDigits() {
        ProgressLine line =
                new ProgressLine(1162, 60_000, 9296, 480_000, 0.000_012_341, Optional.empty(), OptionalDouble.of(5000));
        assertThat(line.text(40)).isEqualTo("epoch 1162/60000 [      ]  loss 1.2e-05");
    }

    @Test
    void theBarFillsOnceInARun() {
        List<Integer> filled = new ArrayList<>();
        for (int epoch = 1; epoch <= 5; epoch++) {
            for (long seen = 0; seen <= EXAMPLES; seen += EXAMPLES / 4) {
                filled.add((int) line(epoch, 5, seen)
                        .text(120)
                        .chars()
                        .filter(c -> c == '=')
                        .count());
            }
        }
        assertThat(filled).isSorted().startsWith(0).endsWith(30);
        assertThat(line(1, 5, EXAMPLES).text(120)).contains(" 20%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40  | epoch 3/60000  test loss 3.140e-05",
                "60  | epoch 3/60000  train loss 3.140e-05  test loss 3.140e-05",
                "100 | epoch 3/60000  train loss 3.140e-05  test loss 3.140e-05 accuracy 0.9500 top_5 0.9990",
                "120 | epoch 3/60000  train loss 3.140e-05 accuracy 0.9500 top_5 0.9990  test loss 3.140e-05 accuracy 0.9500 top_5 0.9990",
            })
    void theLineOfAnEpochFitsTheTerminal(int columns, String expected) {
        assertThat(ProgressLine.ofEpoch(60_000, score(3, "train"), Optional.of(score(3, "test")), columns))
                .isEqualTo(expected);
    }

    @Test
    void withoutAWatchedSplitTheLineHasTheTrainingSetAlone() {
        assertThat(ProgressLine.ofEpoch(7, score(3, "train"), Optional.empty(), 100))
                .isEqualTo("epoch 3/7  train loss 3.140e-05 accuracy 0.9500 top_5 0.9990");
        assertThat(ProgressLine.ofEpoch(7, score(3, "train"), Optional.empty(), 40))
                .isEqualTo("epoch 3/7  train loss 3.140e-05");
    }

    @Test
    void nothingOfALineStaysWhenTheWindowIsResized() {
        Screen screen = new Screen(120);
        Terminal terminal = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(screen, true, StandardCharsets.UTF_8),
                true,
                false,
                screen::columns,
                screen::columns);
        terminal.say("begin");
        for (int columns : new int[] {120, 40, 200, 45, 80, 41, 60}) {
            screen.resize(columns);
            terminal.draw(line(2, 3, 7000)::text);
            assertThat(screen.rows()).containsExactly("begin", line(2, 3, 7000).text(columns));
        }
        screen.resize(40);
        terminal.say("epoch 2/3");
        terminal.draw(line(3, 3, 7)::text);
        terminal.answer("stopping");
        assertThat(screen.rows()).containsExactly("begin", "epoch 2/3", "stopping", "");
        terminal.draw(line(3, 3, 8)::text);
        terminal.result("result\n");
        assertThat(screen.rows()).containsExactly("begin", "epoch 2/3", "stopping", "");
    }

    @Test
    void theEchoOfAKeyIsErased() {
        Screen screen = new Screen(80);
        Terminal terminal = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(screen, true, StandardCharsets.UTF_8),
                true,
                false,
                screen::columns,
                screen::columns);
        terminal.draw(line(1, 3, 7)::text);
        screen.writeBytes("^C".getBytes(StandardCharsets.UTF_8));
        terminal.answer("stopping");
        screen.writeBytes("^C".getBytes(StandardCharsets.UTF_8));
        terminal.answer("again");
        assertThat(screen.rows()).containsExactly("stopping", "again", "");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "40, 1", "41, 2", "81, 2", "82, 5", "100, 5", "300, 10", "1000, 50", "60000, 2000"})
    void epochsAreToldAtEvenSteps(int epochs, int stride) {
        assertThat(Progress.stride(epochs)).isEqualTo(stride);
    }

    @Test
    void inAPipeEveryRepetitionHasTheSameLines() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                OutputStream.nullOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
        Progress progress = new Progress(terminal, 90, EXAMPLES, false);
        for (int epoch = 1; epoch <= 88; epoch++) {
            progress.afterEpoch(score(epoch, "train"), Optional.of(score(epoch, "test")));
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("/.*", "")))
                .containsExactly(
                        "epoch 1",
                        "epoch 5",
                        "epoch 10",
                        "epoch 15",
                        "epoch 20",
                        "epoch 25",
                        "epoch 30",
                        "epoch 35",
                        "epoch 40",
                        "epoch 45",
                        "epoch 50",
                        "epoch 55",
                        "epoch 60",
                        "epoch 65",
                        "epoch 70",
                        "epoch 75",
                        "epoch 80",
                        "epoch 85");
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b", "\r");
    }

    @ParameterizedTest
    @CsvSource({"'', 80", "80x, 80", "0, 80", "132, 132", "-5, 80", "1234567, 80"})
    void theVariableForColumnsCountsIfItIsANumber(String value, int columns) {
        assertThat(WindowSize.variable(value)).isEqualTo(columns);
    }

    @Test
    void whatIsNoTerminalHasTheUsualColumns() {
        int usual = WindowSize.variable(System.getenv().getOrDefault("COLUMNS", ""));
        assertThat(WindowSize.columns(987)).isEqualTo(usual);
    }
}
