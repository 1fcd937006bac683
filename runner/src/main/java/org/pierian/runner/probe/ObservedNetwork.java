package org.pierian.runner.probe;

import org.pierian.core.backend.Backend;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;

/// Builds the network of a spec with an observer of those layers that contain no other.
final class ObservedNetwork {

    private ObservedNetwork() {}

    /// The network as training starts with it.
    ///
    /// @param initial what the network starts from, where the spec names a file
    /// @param batch the most examples in a pass
    static Network build(RunSpec spec, InitialWeights initial, int batch, Observer observer, Backend backend) {
        Network network = Network.build(
                LayerBinder.architecture(spec, (layer, plan) -> observed(layer, plan, observer)),
                DatasetBinder.bind(spec.dataset()).declaration().input(),
                batch,
                spec.seed(),
                backend);
        initial.load(network.saved());
        return network;
    }

    private static LayerPlan observed(LayerSpec layer, LayerPlan plan, Observer observer) {
        return layer.inside().isEmpty() ? new ObservedPlan(plan, ComponentWord.of(layer), observer) : plan;
    }
}
