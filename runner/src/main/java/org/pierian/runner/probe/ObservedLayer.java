package org.pierian.runner.probe;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Tensor;

/// A layer whose passes an observer runs. It takes whole batches, so that nothing is fused to it and it is fused to
/// nothing; the numbers are the same.
record ObservedLayer(Place place, Observer observer) implements Layer {

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        observer.forward(place, pass, x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        observer.backward(place, pass, x, y, dy, dx);
    }

    @Override
    public Needs needs() {
        Needs needs = place.layer().needs();
        return new Needs(needs.readsOutput(), needs.inPlace(), Needs.Reach.BATCH);
    }

    @Override
    public List<Parameter> parameters() {
        return place.layer().parameters();
    }

    @Override
    public List<State> state() {
        return place.layer().state();
    }

    @Override
    public Optional<String> firstNotFinite(Tensor y, String name) {
        return place.layer().firstNotFinite(y, name);
    }
}
