package org.pierian.runner.run;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.loss.Loss;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Tally;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.record.Score;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// What a spec makes of examples: preprocessing, network, loss and metrics. It needs no data, only what the spec
/// declares of it.
public final class Model {

    private final RunSpec spec;
    private final Declaration declaration;
    private final Network network;
    private final Loss loss;
    private final Preprocessing preprocessing;

    /// Builds the network, with its parameters as training starts with them.
    ///
    /// @param spec what to build
    /// @param capacity the most examples in a pass
    /// @param preprocessing asked for once the network stands, as fitting it may take longer
    public Model(RunSpec spec, int capacity, Supplier<Preprocessing> preprocessing) {
        this.spec = spec;
        this.declaration = DatasetBinder.bind(spec.dataset()).declaration();
        this.network = Network.build(LayerBinder.architecture(spec), declaration.inputShape(), capacity, spec.seed());
        this.loss = LossBinder.bind(spec.loss(), declaration.outputs());
        this.preprocessing = preprocessing.get();
    }

    /// The spec.
    public RunSpec spec() {
        return spec;
    }

    /// What goes in and comes out.
    public Declaration declaration() {
        return declaration;
    }

    /// What examples go through before and after the network.
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /// The network.
    Network network() {
        return network;
    }

    /// What training makes small.
    Loss loss() {
        return loss;
    }

    /// The network's parameters, in the order of weights files.
    public List<Parameter> parameters() {
        return network.parameters();
    }

    /// Evaluates examples that have been preprocessed.
    public Evaluator evaluator(Dataset dataset) {
        return new Evaluator(network, loss, dataset);
    }

    /// What a tally over a split says, in the units of the data.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param examples what the tally is over
    public Score score(int epoch, Split split, Examples examples, Tally tally) {
        String word = split.name().toLowerCase(Locale.ROOT);
        return preprocessing
                .targetScaling()
                .map(scaling -> Score.ofNumbers(epoch, word, tally, scaling.unit(), examples.variation()))
                .orElseGet(() -> Score.of(epoch, word, tally));
    }
}
