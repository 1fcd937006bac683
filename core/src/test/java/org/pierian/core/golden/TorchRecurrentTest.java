package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.recurrent.Recurrent;

/// Recurrent layers against PyTorch in float64, by the names of their parameters.
class TorchRecurrentTest {

    private static final Initializer ZERO = new Initializer.Constant(0f);

    @TestFactory
    Stream<DynamicTest> layersAgreeWithPyTorch() {
        return TorchCases.tests("layers-recurrent", c -> {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                try (Backend backend = new CpuBackend(choice, 1)) {
                    TorchCases.checkLayer(c, plan(c.required("config")), TorchRecurrentTest::names, backend);
                }
            }
        });
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static LayerPlan plan(JsonNode config) {
        return new Recurrent.Plan(
                RecurrentCell.valueOf(config.required("type").asText()),
                config.required("hidden_size").intValue(),
                config.required("num_layers").intValue(),
                config.required("bidirectional").booleanValue(),
                0,
                true,
                false,
                ZERO,
                config.required("bias").booleanValue() ? Optional.of(ZERO) : Optional.empty());
    }
}
