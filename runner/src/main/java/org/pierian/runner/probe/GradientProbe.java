package org.pierian.runner.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Pass;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.train.BatchBuffers;
import org.pierian.core.train.GradientCheck;
import org.pierian.core.train.Scores;
import org.pierian.core.train.Slope;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// Checks the gradients of every layer of a spec, near the activations of one training pass, and those of its loss.
public final class GradientProbe implements Observer {

    private final Backend backend;
    private final List<Row> rows = new ArrayList<>();

    private GradientProbe(Backend backend) {
        this.backend = backend;
    }

    /// One gradient.
    ///
    /// @param name of the layer, as in weights files; empty for the loss
    /// @param word of the layer or the loss in the spec
    /// @param slope how well the gradient agrees with slopes
    public record Row(String name, String word, Slope slope) {

        /// What the gradient is for, without the layer's name.
        public String tensor() {
            String prefix = name + ".";
            return slope.tensor().startsWith(prefix) ? slope.tensor().substring(prefix.length()) : slope.tensor();
        }
    }

    /// Checks with the first examples of training, and the loss too.
    ///
    /// @param initial what the network starts from, where the spec names a file
    /// @param examples how many at most
    public static List<Row> withData(RunSpec spec, InitialWeights initial, Data data, int examples, Backend backend) {
        GradientProbe probe = new GradientProbe(backend);
        Dataset first = FirstBatch.of(spec, data.train(), examples);
        int count = first.size();
        Network network = ObservedNetwork.build(spec, initial, count, probe, backend);
        Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
        ClassSizes sizes = ClassSizes.of(() -> data.split(Split.TRAIN));
        Loss loss = LossBinder.bind(spec.loss(), backend, declaration.classCount(), declaration.outputs(), sizes);
        Batch batch = new BatchBuffers(network, first.targetType(), loss).batch(count);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        first.fill(order, 0, batch);
        Network.Run run = network.run(count);
        run.forward(Mode.TRAIN, 0);
        Tensor output = new Scores(network, first.targetType()).output(run);
        probe.rows.add(new Row("", ComponentWord.of(spec.loss()), GradientCheck.ofLoss(loss, output, batch, backend)));
        return probe.rows;
    }

    /// Checks with random inputs.
    ///
    /// @param initial what the network starts from, where the spec names a file
    /// @param examples how many
    public static List<Row> withRandomInputs(RunSpec spec, InitialWeights initial, int examples, Backend backend) {
        GradientProbe probe = new GradientProbe(backend);
        Network network = ObservedNetwork.build(spec, initial, examples, probe, backend);
        RandomInputs.fill(
                network.inputType(), spec.seed(), network.run(examples).input());
        network.run(examples).forward(Mode.TRAIN, 0);
        return probe.rows;
    }

    @Override
    public void forward(Place place, Pass pass, Tensor x, Tensor y) {
        Tensor input = backend.zeros(x.shape());
        input.assign(x.toArray()); // y may have its memory
        place.layer().forward(pass, x, y);
        GradientCheck.of(place.layer(), place.name(), pass, place.in(), input, place.out(), backend)
                .forEach(slope -> rows.add(new Row(place.name(), place.word(), slope)));
    }
}
