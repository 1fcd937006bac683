package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// AdamW whose iterates z are averaged to x as it runs. Gradients are taken at y, between the two; x is
/// evaluated and saved.
///
/// `v = fma(beta2, v, (rest2 * g) * g); d = fma(decay, y, g / (sqrt(v) + epsilon)); z = fma(-rate, d, z); x =
/// fma(c, z - x, x); y = fma(beta1, x - z, z)`, where z and x begin at the parameter. In step t, `rate =
/// learning rate * s * sqrt(1 - beta2^t)` with `s = t / warmup` in the steps of the warm-up and 1 after it; `w
/// = t^r * (largest rate so far)^power` is the weight of the step, and c is w divided by the sum of all weights
/// so far, 0 where that is 0.
///
/// **Source:** Defazio, Yang, Mehta, Mishchenko, Khaled and Cutkosky 2024, *The road less scheduled*, algorithm
/// 1; the form of `AdamWScheduleFree` in their package.
public final class ScheduleFreeAdamW implements AveragingFormula, UpdateRule {

    private final Options options;
    private final float beta1;
    private final float beta2;
    private final float rest2;
    private final float epsilon;
    private final float decay;
    private final UpdateRule evaluationPoint = e -> e.value = e.third;
    private final UpdateRule trainingPoint = this::between;
    private long reached; // largest and sum are those of this step
    private double largest;
    private double sum;
    private double stepRate;
    private double weight;
    private float rate;
    private float share;

    /// How it steps and averages.
    ///
    /// @param beta1 how near to the average gradients are taken, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay added to the direction, times the parameter, at least 0
    /// @param warmupSteps steps in which the rate rises, at least 0
    /// @param r power of a step's number in its weight, at least 0
    /// @param power power of the largest rate so far in a step's weight, at least 0
    public record Options(
            double beta1, double beta2, double epsilon, double weightDecay, int warmupSteps, double r, double power) {}

    /// @param options how it steps and averages
    public ScheduleFreeAdamW(Options options) {
        this.options = options;
        this.beta1 = (float) options.beta1;
        this.beta2 = (float) options.beta2;
        this.rest2 = (float) (1 - options.beta2);
        this.epsilon = (float) options.epsilon;
        this.decay = (float) options.weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("second_moment", "iterate", "average");
    }

    /// A run that resumes adds the weights of the steps before anew, in the same order; their rate was the same.
    @Override
    public UpdateRule rule(long step, double learningRate) {
        if (step <= reached) {
            reached = 0;
            largest = 0;
            sum = 0;
        }
        while (reached < step) {
            advance(learningRate);
        }
        rate = (float) stepRate;
        share = sum == 0 ? 0f : (float) (weight / sum);
        return this;
    }

    private void advance(double learningRate) {
        reached++;
        double rise = reached < options.warmupSteps ? (double) reached / options.warmupSteps : 1;
        double correction = StrictMath.sqrt(1 - StrictMath.pow(options.beta2, (double) reached));
        stepRate = learningRate * rise * correction;
        largest = Math.max(largest, stepRate);
        weight = StrictMath.pow((double) reached, options.r) * StrictMath.pow(largest, options.power);
        sum += weight;
    }

    @Override
    public void apply(Element e) {
        if (reached == 1) {
            e.second = e.value;
            e.third = e.value;
        }
        float g = e.gradient;
        e.first = Fma.fma(beta2, e.first, (rest2 * g) * g);
        float direction = Fma.fma(decay, e.value, g / ((float) Math.sqrt(e.first) + epsilon));
        e.second = Fma.fma(-rate, direction, e.second);
        e.third = Fma.fma(share, e.second - e.third, e.third);
        between(e);
    }

    private void between(Element e) {
        e.value = Fma.fma(beta1, e.third - e.second, e.second);
    }

    @Override
    public UpdateRule evaluationPoint() {
        return evaluationPoint;
    }

    @Override
    public UpdateRule trainingPoint() {
        return trainingPoint;
    }
}
