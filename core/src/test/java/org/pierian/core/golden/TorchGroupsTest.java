package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Tensor;

/// Parameters in groups are changed as PyTorch changes them one by one: the weight as in one of its cases, the bias
/// as in another with other options.
class TorchGroupsTest {

    @ParameterizedTest
    @CsvSource({
        "sgd_momentum, sgd_momentum_weight_decay",
        "sgd_weight_decay, sgd_momentum_dampening_0.9",
        "adagrad_weight_decay, adagrad",
        "rmsprop, rmsprop_alpha_0.9",
        "adam_l2_weight_decay, adam",
        "adamw, adamw_no_decay",
        "adamw_weight_decay_0.3, adamw",
        "nadam_weight_decay, nadam",
        "radam, radam_weight_decay",
        "adamax_weight_decay, adamax",
        "adadelta_rho_0.5_lr_0.3, adadelta_weight_decay",
    })
    void eachGroupHasItsRateAndItsWeightDecay(String ofWeight, String ofBias) {
        try (Backend backend = CpuBackend.scalar()) {
            Optimized w = new Optimized(golden(ofWeight), "w", backend);
            Optimized b = new Optimized(golden(ofBias), "b", backend);
            double rate = w.rate();
            Optimizer optimizer = new Optimizer(List.of(w.group(rate), b.group(rate)), rate, backend);
            int steps = golden(ofWeight).required("config").required("steps").intValue();
            for (int step = 0; step < steps; step++) {
                w.prepare(step);
                b.prepare(step);
                optimizer.step();
                w.check(step);
                b.check(step);
            }
        }
    }

    private static JsonNode golden(String name) {
        return TorchCases.cases("optimizers")
                .filter(c -> TorchCases.name(c).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// One parameter of a case.
    private record Optimized(JsonNode golden, String name, Parameter parameter) {

        Optimized(JsonNode golden, String name, Backend backend) {
            this(golden, name, parameter(golden.required("parameters").required(name), name, backend));
        }

        private static Parameter parameter(JsonNode initial, String name, Backend backend) {
            Tensor values = TorchCases.tensor(initial);
            Parameter p =
                    new Site("", 0, 1, backend).parameter(name, values.shape(), false, new Initializer.Constant(0f));
            p.assign(values.toArray());
            return p;
        }

        double rate() {
            return golden.required("config").required("lr").doubleValue();
        }

        /// @param whole the optimizer's learning rate
        Optimizer.Group group(double whole) {
            return new Optimizer.Group(
                    TorchFormulas.of(golden.required("config")), rate() / whole, new ArrayList<>(List.of(parameter)));
        }

        void prepare(int step) {
            float[] all = TorchCases.tensor(golden.required("inputs").required("gradients." + name))
                    .toArray();
            int n = parameter.value().size();
            parameter.assign(parameter.gradient().tensor(), Arrays.copyOfRange(all, step * n, (step + 1) * n));
        }

        void check(int step) {
            double[] all = TorchCases.data(
                    golden.required("expected").required("output").required(name));
            int n = parameter.value().size();
            TorchCases.check(
                    name + " after step " + step,
                    parameter.values(),
                    Arrays.copyOfRange(all, step * n, (step + 1) * n));
        }
    }
}
