package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;

/// Whole trainings of small networks against PyTorch, in float64 and in float32: the loss of every step, the first
/// gradients, and parameters and outputs at the end.
class TorchTrainingTest {

    @TestFactory
    Stream<DynamicTest> networksLearnAsInPyTorch() {
        return Stream.of("training-basic", "training-recurrent", "training-transformer", "training-float32")
                .flatMap(file -> TorchCases.tests(file, TorchTrainingTest::check));
    }

    private static void check(JsonNode c) {
        for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
            try (Backend backend = new CpuBackend(choice, 1)) {
                String model = c.required("config").required("model").asText();
                switch (model) {
                    case "mlp", "cnn" -> new FeedForwardModel(c, backend).check();
                    case "char_lstm" -> new CharacterModel(c, backend).check();
                    case "transformer" -> new TransformerModel(c, backend).check();
                    default -> throw new IllegalArgumentException("no counterpart: " + model);
                }
            }
        }
    }
}
