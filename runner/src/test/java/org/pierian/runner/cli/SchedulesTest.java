package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schedules and clipping as a person meets them: errors with their place, and runs that diverge.
class SchedulesTest {

    @TempDir
    Path folder;

    /// 4 steps in each of 3 epochs.
    private Path spec(String more) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: [{linear: 2}, tanh, {linear: 1}]
                loss: sse
                optimizer: {gradient_descent: 0.1}
                epochs: 3
                """ + more + "\nbatch_size: 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: {multi_step: [1, 2, 2]} | 6:24 | `milestones` must ascend, got 2 after 2",
                "schedule: {warmup_cosine: {warmup_iters: 9, total_iters: 8}} | 6:42 | `warmup_iters` must not be above `total_iters`, got 9 and 8",
                "schedule: {warmup_cosine: 13} | 6:27 | the warm-up of 13 steps is longer than the run, which has 12",
                "schedule: {warmup_cosine: {warmup_iters: 4, by: epoch}} | 6:42 | the warm-up of 4 epochs is longer than the run, which has 3",
                "schedule: {inverse_sqrt: 13} | 6:26 | the warm-up of 13 steps is longer than the run, which has 12",
                "schedule: {linear: {start_factor: 0.5, total_iters: 13}} | 6:53 | the warm-up of 13 steps is longer than the run, which has 12",
                "schedule: {wsd: {warmup_iters: 4, decay_iters: 5, total_iters: 8}} | 6:48 | `warmup_iters` and `decay_iters` together must not be above `total_iters`, got 9 and 8",
                "schedule: {wsd: {warmup_iters: 13, decay_iters: 1}} | 6:32 | the warm-up of 13 steps is longer than the run, which has 12",
                "schedule: {wsd: {warmup_iters: 4, decay_iters: 9}} | 6:48 | warm-up and decay of 13 steps are longer than the run, which has 12",
                "schedule: {cyclic: 0.05} | 6:20 | `max_lr` must not be below the optimizer's `learning_rate`, got 0.05 and 0.1",
                "schedule: {cyclic: {max_lr: 0.5, gamma: 0.9}} | 6:41 | `gamma` needs `mode: exp_range`",
                "schedule: {one_cycle: 11} | 6:23 | the cycle of 11 steps ends before the run, which has 12",
                "schedule: {one_cycle: {three_phase: true, pct_start: 0.6}} | 6:37 | `three_phase` needs `pct_start` of at most 0.5, got 0.6",
                "schedule: {cosine: {eta_min: 0.2}} | 6:30 | `eta_min` must not be above the optimizer's `learning_rate`, got 0.2 and 0.1",
                "schedule: {reduce_on_plateau: {min_lr: 0.2, split: train}} | 6:40 | `min_lr` must not be above the optimizer's `learning_rate`, got 0.2 and 0.1",
            })
    void contradictionsHaveTheirPlace(String line, String place, String message) throws IOException {
        Program.Result result = Program.run("check", spec(line).toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[S025]: " + message, "s.yaml:" + place, "= help: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: {linear: {start_factor: 1.0, end_factor: 0.1, total_iters: 13}}",
                "schedule: {warmup_cosine: 12}",
                "schedule: {wsd: {warmup_iters: 3, decay_iters: 9}}",
                "schedule: {cyclic: {max_lr: 0.5, step_size_up: 3, mode: triangular2}}",
                "schedule: {one_cycle: 12}",
                "schedule: {one_cycle: {total_steps: 100, pct_start: 0.5, three_phase: true}}",
                "schedule: {cosine_warm_restarts: 2}",
                "schedule: {reduce_on_plateau: {split: train}}",
                "schedule: cosine",
                "clip: {norm: {max_norm: 1, norm_type: inf}}",
            })
    void whatFitsIsTrained(String line) throws IOException {
        Program.Result result =
                Program.run("train", spec(line).toString(), "--no-lock", "--quiet", "--out", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
    }

    /// 8 of 10 rows are trained with, one step in each of 40 epochs.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{one_cycle: {total_steps: 5}} | the cycle of 5 steps ends before the run, which has 40",
                "{warmup_cosine: 41} | the warm-up of 41 steps is longer than the run, which has 40",
                "{inverse_sqrt: 100} | the warm-up of 100 steps is longer than the run, which has 40",
                "{linear: {start_factor: 0.5, total_iters: 41}} | the warm-up of 41 steps is longer than the run, which has 40",
            })
    void aScheduleIsComparedWithTheRowsOfATable(String schedule, String message) throws IOException {
        String file = table(schedule);
        Path csv = folder.resolve("d.csv");
        for (String verb : new String[] {"check", "train"}) {
            Program.Result result = Program.run(arguments(verb, file));
            assertThat(result.code()).as(verb).isEqualTo(65);
            assertThat(result.err()).contains("error[S025]: " + message, "table.yaml:7:", "= help: ");
        }
        assertThat(folder.resolve("runs")).doesNotExist();
        Files.move(csv, folder.resolve("elsewhere.csv"));
        assertThat(Program.run("check", file).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{one_cycle: {total_steps: 40}}", "{warmup_cosine: 40}", "{one_cycle: {}}"})
    void aScheduleThatFitsTheRowsIsTrained(String schedule) throws IOException {
        String file = table(schedule);
        assertThat(Program.run("check", file).code()).isZero();
        Program.Result result = Program.run(arguments("train", file));
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void theRowsOfAnotherFileAreCountedAll() throws IOException {
        String file = table("{one_cycle: {total_steps: 79}}");
        Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n");
        String set = "dataset.csv.test={file: t.csv}"; // 10 rows, two steps in each epoch
        assertThat(Program.run("check", file, "--set", set).err()).contains("which has 80");
    }

    private String[] arguments(String verb, String file) {
        return verb.equals("train")
                ? new String[] {
                    verb,
                    file,
                    "--no-lock",
                    "-q",
                    "--out",
                    folder.resolve("runs").toString()
                }
                : new String[] {verb, file};
    }

    private String table(String schedule) throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 10; i++) {
            text.append(i).append(',').append(2 * i + 1).append('\n');
        }
        Files.writeString(folder.resolve("d.csv"), text);
        return Files.writeString(folder.resolve("table.yaml"), """
                dataset: {csv: {file: d.csv, features: [{numeric: x}], target: {number: y}, test: {fraction: 0.2}}}
                architecture: [{linear: 1}]
                loss: mse
                optimizer: {sgd: 0.1}
                batch_size: 8
                epochs: 40
                schedule:\s""" + schedule + "\n")
                .toString();
    }

    @Test
    void mistakesComeInTheOrderOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                schedule: {one_cycle: 3}
                architecture: [{linear: 2}]
                loss: sse
                optimizer: {gradient_descent: 0.1}
                batch_size: 1
                """);
        String said = Program.run("check", file.toString()).err();
        assertThat(said.indexOf("s.yaml:2:")).isPositive().isLessThan(said.indexOf("s.yaml:3:"));
    }

    @Test
    void wordsAndKeysAreCorrected() throws IOException {
        assertThat(Program.run("check", spec("schedule: {cosin: 5}").toString()).err())
                .contains("unknown schedule `cosin`", "did you mean `cosine`?");
        assertThat(Program.run("check", spec("clip: {norm: {max_nrm: 5}}").toString())
                        .err())
                .contains("unknown key `max_nrm` in clipping `norm`", "did you mean `max_norm`?");
    }

    @Test
    void renderFillsInDefaultsAndSaysWhereTheyComeFrom() throws IOException {
        String file = spec("schedule: {step: 2}\nclip: {norm: 1}").toString();
        assertThat(Program.run("render", file).out())
                .contains("schedule:\n  step:\n    step_size: 2\n    gamma: 0.1\n    by: epoch\n")
                .contains("clip:\n  norm:\n    max_norm: 1.0\n    norm_type: l2\n");
        assertThat(Program.run("render", "--explain", file).out()).containsPattern("gamma: 0.1 +# default");
        assertThat(Program.run("render", spec("").toString()).out()).doesNotContain("schedule", "clip");
    }

    @ParameterizedTest
    @CsvSource({"norm", "value"})
    void aGradientThatIsNotFiniteStopsTheRun(String clipping) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture:
                  - linear: {out_features: 1, init: zeros}
                  - linear: {out_features: 1, init: {constant: 1e25}}
                  - linear: {out_features: 1, init: {constant: 1e25}}
                loss: sse
                optimizer: {gradient_descent: 0.1}
                clip: {%s: 1}
                batch_size: 1
                shuffle: false
                """.formatted(clipping));
        Program.Result result =
                Program.run("train", file.toString(), "--no-lock", "--quiet", "--out", folder.toString());
        assertThat(result.code()).as(result.err()).isEqualTo(5);
        assertThat(result.err())
                .contains("a gradient was not finite in step 2: `0.weight` at index 0, which is")
                .doesNotContain("\tat ");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(f -> String.valueOf(f.getFileName()))).doesNotContain("record.json", "metrics.jsonl");
        }
    }
}
