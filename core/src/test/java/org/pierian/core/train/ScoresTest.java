package org.pierian.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.TargetType;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.activation.Scale;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.TestBackend;

class ScoresTest {

    @ParameterizedTest
    @EnumSource
    void classesOnTheFirstAxisAreBroughtBehindTheirPositions(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Network network = Network.build(new Scale(2f), TensorType.numbers(Shape.of(3, 1, 2)), 4, 0, backend);
            Scores scores = new Scores(network, new TargetType.Classes(Shape.of(1, 2), 3, true));
            Network.Run run = network.run(2);
            run.input().assign(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60);
            run.forward(Mode.TRAIN, 0);
            assertThat(scores.output(run).shape()).isEqualTo(Shape.of(2, 1, 2, 3));
            assertThat(scores.output(run).toArray()).containsExactly(2, 6, 10, 4, 8, 12, 20, 60, 100, 40, 80, 120);
            scores.gradient(run).assign(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            scores.finish(run);
            assertThat(run.outputGradient().toArray()).containsExactly(1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12);
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherOutputsAreTakenAsTheyAre(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Network network = Network.build(new Scale(2f), TensorType.numbers(Shape.of(2, 3)), 4, 0, backend);
            Scores scores = new Scores(network, new TargetType.Classes(Shape.of(2), 3));
            Network.Run run = network.run(2);
            assertThat(scores.output(run)).isSameAs(run.output());
            assertThat(scores.gradient(run)).isSameAs(run.outputGradient());
        }
    }
}
