package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schedules that follow each other, as a person meets them.
class SequencesTest {

    private static final Pattern RATE = Pattern.compile("\"learning_rate\":([0-9.e-]+)");

    @TempDir
    Path folder;

    /// 4 steps in each of 6 epochs.
    private String spec(String more) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: [{linear: 2}, tanh, {linear: 1}]
                loss: sse
                optimizer: {gradient_descent: 0.1}
                epochs: 6
                """ + more + "\nbatch_size: 1\n")
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: {warmup: 25} | the warm-up of 25 steps is longer than the run, which has 24",
                "schedule: {warmup: {warmup_iters: 5, schedule: {inverse_sqrt: 20}}} | the warm-up of 20 steps is longer than its part of the run, which has 19",
                "schedule: {warmup: {warmup_iters: 5, schedule: {one_cycle: 18}}} | the cycle of 18 steps ends before its part of the run, which has 19",
                "schedule: {warmup: {warmup_iters: 5, schedule: {cosine: {eta_min: 0.2}}}} | `eta_min` must not be above the optimizer's `learning_rate`, got 0.2 and 0.1",
                "schedule: {sequential_schedule: {schedules: [cosine, one_cycle], milestones: [24]}} | the last schedule begins after 24 steps, and the run has 24",
                "schedule: {sequential_schedule: {schedules: [cosine, one_cycle], milestones: [6], by: epoch}} | the last schedule begins after 6 epochs, and the run has 6",
                "schedule: {sequential_schedule: {schedules: [cosine], milestones: [6]}} | `schedules` needs at least two schedules, got 1",
                "schedule: {sequential_schedule: {schedules: [cosine, one_cycle], milestones: [6, 7]}} | `milestones` must be one fewer than `schedules`, got 2 for 2",
                "schedule: {sequential_schedule: {schedules: [cosine, cosine, cosine], milestones: [7, 7]}} | `milestones` must ascend",
                "schedule: {sequential_schedule: {schedules: [{reduce_on_plateau: {split: train}}, cosine], milestones: [6]}} | `reduce_on_plateau` can only be the last of `schedules`, got number 1 of 2",
                "schedule: {sequential_schedule: {schedules: [{warmup: {warmup_iters: 2, schedule: {reduce_on_plateau: {split: train}}}}, cosine], milestones: [6]}} | `reduce_on_plateau` can only be the last of `schedules`, got number 1 of 2",
                "schedule: {warmup: {warmup_iters: 2, schedule: reduce_on_plateau}} | a metric is watched, and the dataset has no validation set to measure it on",
                "schedule: {warmup: {warmup_iters: 2, schedule: {reduce_on_plateau: {split: train, metric: f1}}}} | `f1` is watched and not measured",
            })
    void contradictionsHaveTheirPlace(String line, String message) throws IOException {
        Program.Result result = Program.run("check", spec(line));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[S025]: " + message, "s.yaml:6:", "= help: ");
    }

    @Test
    void aMistakeFurtherInIsShownThere() throws IOException {
        String file = spec("""
                schedule:
                  sequential_schedule:
                    schedules:
                      - {warmup: 3}
                      - warmup:
                          warmup_iters: 2
                          schedule: {polynomial: {end_lr: 0.5}}
                    milestones: [10]
                """);
        assertThat(Program.run("check", file).err()).contains("`end_lr` must not be above", "s.yaml:12:");
    }

    @Test
    void anOptimizerWithoutAScheduleTakesNone() throws IOException {
        String file = spec("schedule: cosine").replace("\\", "/");
        Program.Result result = Program.run("check", file, "--set", "optimizer=schedule_free_adamw");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("`schedule_free_adamw` takes no schedule", "s.yaml:6:", "write `warmup_steps`");
    }

    @Test
    void theSummaryShowsTheWholeCurve() throws IOException {
        Program.Result result = Program.run(
                "summary", spec("schedule: {warmup: {warmup_iters: 4, schedule: {cosine: {by: step}}}}"), "--schedule");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("first +1 +1 +0\\.02500\n")
                .containsPattern("highest +1 +4 +0\\.1000\n")
                .containsPattern("last +6 +24 ");
        Program.Result waits = Program.run(
                "summary",
                spec("schedule: {warmup: {warmup_iters: 4, schedule: {reduce_on_plateau: {split: train}}}}"),
                "--schedule");
        assertThat(waits.out()).contains("as long as the metric improves");
    }

    /// By hand, the last step of each epoch: a warm-up of 6 steps, then halved with each epoch after the one it
    /// ends in.
    @Test
    void ratesAreRecorded() throws IOException {
        assertThat(rates("{warmup: {warmup_iters: 6, schedule: {exponential: 0.5}}}"))
                .containsExactly(0.1 * (4 / 6.0), 0.1, 0.05, 0.025, 0.0125, 0.00625);
        assertThat(rates("{warmup: {warmup_iters: 2, by: epoch}}")).containsExactly(0.05, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(
                        rates(
                                "{sequential_schedule: {schedules: [{step: 1}, {linear: {start_factor: 0.5, total_iters: 4}}], milestones: [2], by: epoch}}"))
                .containsExactly(0.1, 0.1 * 0.1, 0.1 * 0.875, 0.1, 0.1, 0.1);
    }

    private List<Double> rates(String schedule) throws IOException {
        Path out = Files.createTempDirectory(folder, "run");
        Program.Result result =
                Program.run("train", spec("schedule: " + schedule), "--no-lock", "--quiet", "--out", out.toString());
        assertThat(result.code()).as(result.err()).isZero();
        List<Double> rates = new ArrayList<>();
        try (var files = Files.walk(out)) {
            Path metrics = files.filter(file -> file.endsWith("metrics.jsonl"))
                    .findFirst()
                    .orElseThrow();
            Matcher matcher = RATE.matcher(Files.readString(metrics));
            while (matcher.find()) {
                rates.add(Double.valueOf(matcher.group(1)));
            }
        }
        return rates;
    }

    private static String runIn(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            Path record = files.filter(file -> file.endsWith("record.json"))
                    .findFirst()
                    .orElseThrow();
            return String.valueOf(record.getParent());
        }
    }

    @Test
    void aLongerRunIsRefusedForTheScheduleThatIsAsLong() throws IOException {
        Path out = folder.resolve("out");
        String file = spec("schedule: {warmup: {warmup_iters: 2, schedule: cosine}}");
        assertThat(Program.run("train", file, "--no-lock", "--quiet", "--out", out.toString())
                        .code())
                .isZero();
        Program.Result result = Program.run("resume", runIn(out), "--epochs", "9");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("the schedule `cosine` is as long as the run", "`t_max`");
    }
}
