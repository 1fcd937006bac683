package org.pierian.runner.probe;

import java.nio.file.Path;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;

/// Builds the network of a spec with an observer of those layers that contain no other.
final class ObservedNetwork {

    private ObservedNetwork() {}

    /// The network as training starts with it.
    ///
    /// @param folder the spec's folder, from which a file of initial weights is found
    /// @param batch the most examples in a pass
    static Network build(RunSpec spec, Path folder, int batch, Observer observer, Backend backend) {
        Network network = Network.build(
                LayerBinder.architecture(spec, (layer, plan) -> observed(layer, plan, observer)),
                DatasetBinder.bind(spec.dataset()).declaration().input(),
                batch,
                spec.seed(),
                backend);
        InitBinder.file(spec.init()).ifPresent(path -> WeightsFile.load(folder.resolve(path), network.saved()));
        return network;
    }

    private static LayerPlan observed(LayerSpec layer, LayerPlan plan, Observer observer) {
        return layer.inside().isEmpty() ? new ObservedPlan(plan, ComponentWord.of(layer), observer) : plan;
    }
}
