package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

class NetworkTest {

    /// Passes its input on and counts the examples that it is trained with.
    private record Counter(State count) implements Layer {

        @Override
        public void forward(Pass pass, Tensor x, Tensor y) {
            y.assign(x.toArray());
            if (pass.mode() == Mode.TRAIN) {
                count.assign(new float[] {count.values()[0] + pass.end()});
            }
        }

        @Override
        public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
            dx.assign(dy.toArray());
        }

        @Override
        public List<State> state() {
            return List.of(count);
        }

        record Plan() implements LayerPlan {

            @Override
            public TensorType output(TensorType in) {
                return in;
            }

            @Override
            public List<ParameterShape> stateShapes(TensorType in) {
                return List.of(new ParameterShape("count", Shape.of(1)));
            }

            @Override
            public Layer build(TensorType in, Site site) {
                return new Counter(site.state("count", Shape.of(1), 0));
            }
        }
    }

    @Test
    void parametersAreSavedBeforeTheStateOfLayersInContainers() {
        LayerPlan linear =
                new Linear.Plan(2, OptionalInt.empty(), new Initializer.Uniform(-0.5, 0.5), Optional.empty());
        LayerPlan branch = new Residual.Plan(new Sequential.Plan(List.of(new Counter.Plan(), linear)));
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(new Sequential.Plan(List.of(new Counter.Plan(), branch)), backend);
            assertThat(network.saved())
                    .extracting(SavedTensor::name)
                    .containsExactly("1.1.weight", "0.count", "1.0.count");
        }
    }

    @Test
    void stateChangesInTrainingOnlyAndCanBeSetFromWhatWasSaved() {
        try (Backend backend = CpuBackend.scalar()) {
            Network trained = network(new Counter.Plan(), backend);
            trained.run(3).forward(Mode.TRAIN, 1);
            trained.run(2).forward(Mode.TRAIN, 2);
            trained.run(3).forward(Mode.EVAL, 0);
            Network loaded = network(new Counter.Plan(), backend);
            loaded.saved().getFirst().assign(trained.saved().getFirst().values());
            loaded.run(1).forward(Mode.TRAIN, 3);
            assertThat(loaded.saved().getFirst().values()).containsExactly(6);
        }
    }

    private static Network network(LayerPlan plan, Backend backend) {
        return Network.build(plan, TensorType.numbers(Shape.of(2)), 3, 0, backend);
    }
}
