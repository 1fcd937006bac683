package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.schedule.CosineAnnealing;
import org.pierian.core.schedule.CosineWarmRestarts;
import org.pierian.core.schedule.ExponentialDecay;
import org.pierian.core.schedule.InverseSquareRoot;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.schedule.LinearChange;
import org.pierian.core.schedule.MultiStepDecay;
import org.pierian.core.schedule.OneCycle;
import org.pierian.core.schedule.PolynomialDecay;
import org.pierian.core.schedule.ReduceOnPlateau;
import org.pierian.core.schedule.Schedule;
import org.pierian.core.schedule.ScheduledRate;
import org.pierian.core.schedule.StepDecay;
import org.pierian.core.schedule.WarmupCosine;

/// Learning rates against PyTorch's schedulers in float64: each within 1e-12 of itself.
class TorchSchedulesTest {

    private static final int STEPS = 60;

    @TestFactory
    Stream<DynamicTest> ratesAgreeWithPyTorch() {
        return TorchCases.tests("schedules", TorchSchedulesTest::check);
    }

    private static void check(JsonNode c) {
        JsonNode config = c.required("config");
        boolean plateau = type(config).equals("ReduceLROnPlateau");
        double[] rates = plateau ? reduced(c) : scheduled(config);
        double[] expected =
                GoldenFile.doubles(c.required("expected").required("output").required("data"));
        double initial = c.required("expected")
                .required("initial")
                .required("data")
                .required(0)
                .doubleValue();
        Tolerance tolerance = new Tolerance(1e-12, 0);
        tolerance.check("initial", rates[0], initial);
        for (int s = 0; s < STEPS; s++) {
            tolerance.check("rate after " + (s + 1), rates[s + 1], expected[s]);
        }
    }

    /// Counted by epoch and by step, which must be the same.
    private static double[] scheduled(JsonNode config) {
        double base = number(config, type(config).equals("OneCycleLR") ? "max_lr" : "base_lr");
        LearningRate byEpoch = new ScheduledRate(base, schedule(config), false);
        LearningRate byStep = new ScheduledRate(base, schedule(config), true);
        double[] rates = new double[STEPS + 1];
        for (int s = 0; s <= STEPS; s++) {
            rates[s] = byEpoch.at(s, 7L * s);
            assertThat(byStep.at(s / 5, s)).isEqualTo(rates[s]);
        }
        return rates;
    }

    private static double[] reduced(JsonNode c) {
        JsonNode config = c.required("config");
        ReduceOnPlateau rate = new ReduceOnPlateau(
                number(config, "base_lr"),
                new ReduceOnPlateau.Options(
                        config.required("mode").asText().equals("max"),
                        number(config, "factor"),
                        whole(config, "patience"),
                        number(config, "threshold"),
                        config.required("threshold_mode").asText().equals("rel"),
                        whole(config, "cooldown"),
                        number(config, "min_lr")));
        double[] metrics =
                GoldenFile.doubles(c.required("inputs").required("metrics").required("data"));
        double[] rates = new double[STEPS + 1];
        rates[0] = rate.at(0, 0);
        for (int s = 0; s < STEPS; s++) {
            rate.observe(metrics[s]);
            rates[s + 1] = rate.at(s + 1, s + 1);
        }
        return rates;
    }

    private static Schedule schedule(JsonNode config) {
        return switch (type(config)) {
            case "StepLR" -> new StepDecay(whole(config, "step_size"), number(config, "gamma"));
            case "MultiStepLR" -> {
                List<Integer> milestones = new ArrayList<>();
                config.required("milestones").forEach(m -> milestones.add(m.intValue()));
                yield new MultiStepDecay(milestones, number(config, "gamma"));
            }
            case "ExponentialLR" -> new ExponentialDecay(number(config, "gamma"));
            case "CosineAnnealingLR" -> new CosineAnnealing(whole(config, "T_max"), number(config, "eta_min"));
            case "CosineAnnealingWarmRestarts" ->
                new CosineWarmRestarts(whole(config, "T_0"), whole(config, "T_mult"), number(config, "eta_min"));
            case "LinearLR" ->
                new LinearChange(
                        number(config, "start_factor"), number(config, "end_factor"), whole(config, "total_iters"));
            case "OneCycleLR" ->
                new OneCycle(
                        whole(config, "total_steps"),
                        number(config, "pct_start"),
                        config.required("anneal_strategy").asText().equals("cos"),
                        number(config, "div_factor"),
                        number(config, "final_div_factor"),
                        config.required("three_phase").booleanValue());
            case "PolynomialLR" -> new PolynomialDecay(whole(config, "total_iters"), number(config, "power"), 0);
            case "PolynomialLREnd" ->
                new PolynomialDecay(whole(config, "total_iters"), number(config, "power"), number(config, "end_lr"));
            case "WarmupCosine" ->
                new WarmupCosine(whole(config, "warmup"), whole(config, "total"), number(config, "min_lr"));
            case "InverseSqrt" -> new InverseSquareRoot(whole(config, "warmup"));
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private static String type(JsonNode config) {
        return config.required("type").asText();
    }

    private static double number(JsonNode config, String key) {
        return config.required(key).doubleValue();
    }

    private static int whole(JsonNode config, String key) {
        return config.required(key).intValue();
    }
}
