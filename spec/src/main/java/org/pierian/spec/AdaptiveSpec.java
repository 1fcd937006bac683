package org.pierian.spec;

import java.util.Optional;

/// Optimizers that scale the step of each element by the gradients that it has had.
@Doc("Adaptive optimizers scale the step of each element by the gradients that it has had.")
public sealed interface AdaptiveSpec extends OptimizerSpec {

    @Override
    default UsualRates usualRates() {
        return new UsualRates(1e-7, 0.001, 0.3);
    }

    @Key("adagrad")
    @Doc(
            value = "Steps divided by the root of the sum of all squared gradients so far.",
            formula =
                    "g = g + weight_decay * p; s = s + g^2; in step t: p = p - learning_rate / (1 + (t - 1) * lr_decay) * g"
                            + " / (sqrt(s) + epsilon)",
            source = "Duchi, Hazan and Singer 2011; PyTorch, `torch.optim.Adagrad`",
            example = "optimizer: {adagrad: 0.01}")
    record Adagrad(
            @Doc("Step size.") @Default("0.01") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("How fast the step size falls with the number of steps.") @Default("0.0") @Range(min = 0)
            double lrDecay,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc("The sum of squared gradients before the first step.") @Default("0.0") @Range(min = 0)
            double initialAccumulatorValue,

            @Doc("Added to the divisor.") @Default("1e-10") @Range(min = 0, aboveMin = true)
            double epsilon)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-6, 0.01, 5);
        }
    }

    @Key("adadelta")
    @Doc(
            value = "Steps as large as the recent ones, in proportion to the gradient and its recent size.",
            formula =
                    "g = g + weight_decay * p; s = rho * s + (1 - rho) * g^2; d = sqrt(u + epsilon) / sqrt(s + epsilon) * g;"
                            + " u = rho * u + (1 - rho) * d^2; p = p - learning_rate * d",
            source = "Zeiler 2012, algorithm 1; PyTorch, `torch.optim.Adadelta`",
            example = "optimizer: {adadelta: {rho: 0.95}}")
    record Adadelta(
            @Doc("Step size.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rate of the averages of squared gradients and squared steps.")
            @Default("0.9")
            @Range(min = 0, max = 1, belowMax = true)
            double rho,

            @Doc("Added below both roots.") @Default("1e-6") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-4, 1, 100);
        }
    }

    @Key("rmsprop")
    @Doc(
            value = "Steps divided by the root of a running average of the squared gradient.",
            formula =
                    "g = g + weight_decay * p; v = alpha * v + (1 - alpha) * g^2; d = g / (sqrt(v) + epsilon), centered: g /"
                            + " (sqrt(v - a^2) + epsilon) with a = alpha * a + (1 - alpha) * g; p = p - learning_rate * d, with"
                            + " momentum: buf = momentum * buf + d; p = p - learning_rate * buf",
            source = "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5; PyTorch,"
                    + " `torch.optim.RMSprop`",
            example = "optimizer: {rmsprop: {learning_rate: 0.001, alpha: 0.9}}")
    record Rmsprop(
            @Doc("Step size.") @Default("0.01") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rate of the average of squared gradients.")
            @Default("0.99")
            @Range(min = 0, max = 1, belowMax = true)
            double alpha,

            @Doc("Added to the divisor.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay, added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc("Momentum factor.") @Default("0.0") @Range(min = 0, max = 1, belowMax = true)
            double momentum,

            @Doc("Whether the variance of the gradient is used instead of its square.") @Default("false")
            boolean centered)
            implements AdaptiveSpec {}

    @Key("adam")
    @Doc(
            value = "Steps scaled by running averages of the gradient and its square.",
            formula = "g = g + weight_decay * p; m = b1 * m + (1 - b1) * g; v = b2 * v + (1 - b2) * g^2;"
                    + " in step t: p = p - learning_rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)",
            source = "Kingma and Ba 2015, algorithm 1; `amsgrad`: Reddi, Kale and Kumar 2018, algorithm 2",
            example = "optimizer: {adam: 0.001}")
    record Adam(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc(
                    "Whether the largest average of squared gradients so far takes the place of the average; no unless written.")
            Optional<Boolean> amsgrad)
            implements AdaptiveSpec {}

    @Key("adamw")
    @Doc(
            value = "Adam with weight decay applied to the parameters and not to the gradient.",
            formula = "p = p * (1 - learning_rate * weight_decay), then a step of adam without decay",
            source = "Loshchilov and Hutter 2019, algorithm 2; `amsgrad`: Reddi, Kale and Kumar 2018, algorithm 2",
            example = "optimizer: {adamw: {learning_rate: 0.001, weight_decay: 0.01}}")
    record AdamW(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay; each step multiplies a parameter by 1 - learning_rate * weight_decay.")
            @Default("0.01")
            @Range(min = 0)
            double weightDecay,

            @Doc(
                    "Whether the largest average of squared gradients so far takes the place of the average; no unless written.")
            Optional<Boolean> amsgrad)
            implements AdaptiveSpec {}

    @Key("adamax")
    @Doc(
            value = "Adam with the largest recent gradient in place of the root of the average of squares.",
            formula = "g = g + weight_decay * p; m = b1 * m + (1 - b1) * g; u = max(b2 * u, |g| + epsilon);"
                    + " in step t: p = p - learning_rate / (1 - b1^t) * m / u",
            source = "Kingma and Ba 2015, algorithm 2; PyTorch, `torch.optim.Adamax`",
            example = "optimizer: {adamax: 0.002}")
    record Adamax(
            @Doc("Step size.") @Default("0.002") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the average of gradients and of the largest gradient.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the size of a gradient.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {}

    @Key("nadam")
    @Doc(
            value = "Adam with Nesterov's look-ahead, and a momentum that grows to `b1`.",
            formula =
                    "g, m and v as in adam; mu(t) = b1 * (1 - 0.5 * 0.96^(t * momentum_decay)), P(t) the product of mu(1) to"
                            + " mu(t); in step t: p = p - learning_rate * (mu(t + 1) * m / (1 - P(t + 1)) + (1 - mu(t)) * g /"
                            + " (1 - P(t))) / (sqrt(v / (1 - b2^t)) + epsilon)",
            source = "Dozat 2016; PyTorch, `torch.optim.NAdam`",
            example = "optimizer: {nadam: 0.002}")
    record Nadam(
            @Doc("Step size.") @Default("0.002") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc("How fast the momentum grows.") @Default("0.004") @Range(min = 0)
            double momentumDecay)
            implements AdaptiveSpec {}

    @Key("radam")
    @Doc(
            value = "Adam that begins with plain momentum, until the average of squared gradients can be relied on.",
            formula =
                    "g, m and v as in adam; L = 2 / (1 - b2) - 1, l = L - 2 * t * b2^t / (1 - b2^t); in step t: p = p -"
                            + " learning_rate * m / (1 - b1^t) * f, where l > 5 f = sqrt((l - 4) * (l - 2) * L / ((L - 4) * (L - 2) *"
                            + " l)) * sqrt(1 - b2^t) / (sqrt(v) + epsilon), else f = 1",
            source = "Liu et al. 2020, algorithm 2; PyTorch, `torch.optim.RAdam`",
            example = "optimizer: {radam: 0.001}")
    record Radam(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {}

    @Key("lion")
    @Doc(
            value = "Steps of one size for all elements, by the sign of a running average of the gradients.",
            formula =
                    "c = b1 * m + (1 - b1) * g; m = b2 * m + (1 - b2) * g; p = p * (1 - learning_rate * weight_decay) -"
                            + " learning_rate * sign(c)",
            source = "Chen et al. 2023, algorithm 2",
            example = "optimizer: {lion: {learning_rate: 0.0001, weight_decay: 0.1}}")
    record Lion(
            @Doc("Step size.") @Default("1e-4") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the average in the direction of a step, and of the one that is remembered.")
            @Default("[0.9, 0.99]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Weight decay; each step multiplies a parameter by 1 - learning_rate * weight_decay.")
            @Default("0.0")
            @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-8, 1e-4, 0.03);
        }
    }

    @Key("lamb")
    @Doc(
            value =
                    "Adam's direction with weight decay, in steps in proportion to the norm of each parameter; for large batches.",
            formula =
                    "m and v as in adam without decay; in step t: d = (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon) +"
                            + " weight_decay * p; p = p - learning_rate * norm(p) / norm(d) * d for each parameter, the quotient being"
                            + " 1 where a norm is 0",
            source = "You et al. 2020, algorithm 2",
            example = "optimizer: {lamb: {learning_rate: 0.001, weight_decay: 0.01}}")
    record Lamb(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-6") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay: this times the parameter is added to the direction.") @Default("0.01") @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-6, 0.001, 1);
        }
    }

    @Key("adafactor")
    @Doc(
            value =
                    "Adam's scaling with far less memory: of the squares of a matrix only the means of its rows and columns"
                            + " are remembered, and a step is in proportion to the size of the parameter.",
            formula =
                    "c = t^beta2_decay; r = (1 - c) * r + c * (mean of g^2 in each row), q likewise in each column; v = r q^T /"
                            + " max(mean of r, epsilon1), of a vector v = (1 - c) * v + c * g^2; u = g / max(sqrt(v), epsilon1); p = p *"
                            + " (1 - learning_rate * weight_decay) - a / max(1, rms(u) / d) * u with a = max(epsilon2, rms(p)) *"
                            + " min(learning_rate, 1 / sqrt(t)) in step t; a kernel is a matrix for each pair of channels",
            source = "Shazeer and Stern 2018; PyTorch, `torch.optim.Adafactor`",
            example = "optimizer: adafactor")
    record Adafactor(
            @Doc("The largest step in proportion to the size of the parameter.")
            @Default("0.01")
            @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("How the averages of squares grow longer: the newest square counts t^beta2_decay in step t.")
            @Default("-0.8")
            @Range(min = -1, max = 0, belowMax = true)
            double beta2Decay,

            @Doc("The smallest divisor of a gradient, and the smallest mean of `r`.")
            @Default("1.1920929e-7")
            @Range(min = 0, aboveMin = true)
            double epsilon1,

            @Doc("The smallest size of a parameter that a step is in proportion to.")
            @Default("1e-3")
            @Range(min = 0, aboveMin = true)
            double epsilon2,

            @Doc("The root mean square of `u` above which it is scaled down.")
            @Default("1.0")
            @Range(min = 0, aboveMin = true)
            double d,

            @Doc("Weight decay; each step multiplies a parameter by 1 - learning_rate * weight_decay.")
            @Default("0.0")
            @Range(min = 0)
            double weightDecay)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-6, 0.01, 1);
        }
    }

    @Key("schedule_free_adamw")
    @Doc(
            value =
                    "AdamW without a schedule: gradients are taken between the iterate and an average of all iterates, and"
                            + " the average is what is evaluated and saved.",
            formula =
                    "gradients at y = (1 - b1) * z + b1 * x; v = b2 * v + (1 - b2) * g^2; z = z - rate * (g / (sqrt(v) +"
                            + " epsilon) + weight_decay * y); x = (1 - c) * x + c * z; in step t: rate = learning_rate * min(1, t /"
                            + " warmup_steps) * sqrt(1 - b2^t), c = w / (sum of w so far), w = t^r * (largest rate so"
                            + " far)^weight_lr_power; evaluated and saved is x",
            source = "Defazio et al. 2024, The road less scheduled, algorithm 1; `schedulefree.AdamWScheduleFree`",
            example = "optimizer: {schedule_free_adamw: {learning_rate: 0.0025, warmup_steps: 100}}")
    record ScheduleFreeAdamW(
            @Doc("Step size.") @Default("0.0025") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("How near to the average gradients are taken, and the decay rate of the average of squares.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay: this times the parameter is added to the direction.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc("Steps in which the rate rises to `learning_rate`; 0 for none.") @Default("0") @Range(min = 0)
            int warmupSteps,

            @Doc("The power of the number of a step in its weight in the average.") @Default("0.0") @Range(min = 0)
            double r,

            @Doc("The power of the largest rate so far in the weight of a step.") @Default("2.0") @Range(min = 0)
            double weightLrPower)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-6, 0.0025, 1);
        }

        @Override
        public boolean takesSchedule() {
            return false;
        }
    }

    @Key("muon")
    @Doc(
            value =
                    "Steps of the matrices that inputs are multiplied by, along about the nearest orthogonal matrix to their"
                            + " momentum; all other parameters, such as biases and embeddings, by adamw. A kernel is the matrix"
                            + " [out, the rest].",
            formula =
                    "b = momentum * b + (1 - momentum) * g; X = (nesterov ? momentum * b + (1 - momentum) * g : b), divided by"
                            + " max(its norm, epsilon); ns_steps times: X = 3.4445 X + (-4.775 A + 2.0315 A^2) X with A = X X^T; p = p *"
                            + " (1 - learning_rate * weight_decay) - learning_rate * f * X, f = sqrt(max(1, out / rest)) (original) or"
                            + " 0.2 * sqrt(max(out, rest)) (match_rms_adamw)",
            source = "Jordan et al. 2024, Muon; PyTorch, `torch.optim.Muon`; `match_rms_adamw`: Liu et al. 2025",
            example = "optimizer: {muon: {learning_rate: 0.02, weight_decay: 0.01}}")
    record Muon(
            @Doc("Step size of matrices.") @Default("0.02") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rate of the average of gradients.") @Default("0.95") @Range(min = 0, max = 1, belowMax = true)
            double momentum,

            @Doc("Whether the newest gradient counts twice.") @Default("true")
            boolean nesterov,

            @Doc("Weight decay; each step multiplies a parameter by 1 minus its step size times `weight_decay`.")
            @Default("0.0")
            @Range(min = 0)
            double weightDecay,

            @Doc("Steps of the Newton-Schulz iteration.") @Default("5") @Range(min = 1, max = 99)
            int nsSteps,

            @Doc("The smallest norm that a matrix is divided by.") @Default("1e-7") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("How the step size follows from the sides of a matrix.") @Default("original")
            MuonScaling adjustLrFn,

            @Doc("Step size of the other parameters; a schedule changes both by the same factor.")
            @Default("3e-4")
            @Range(min = 0, aboveMin = true)
            double adamwLearningRate,

            @Doc("Decay rates of the two running averages of adamw.")
            @Default("[0.9, 0.95]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas adamwBetas,

            @Doc("Added to the denominator of adamw.") @Default("1e-10") @Range(min = 0, aboveMin = true)
            double adamwEpsilon)
            implements AdaptiveSpec {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-5, 0.02, 1);
        }
    }
}
