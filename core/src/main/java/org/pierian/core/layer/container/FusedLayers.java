package org.pierian.core.layer.container;

import java.util.List;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// The layers behind one that leads, which follow it with each example: in a forward pass right behind it, in a
/// backward pass right before it. So what they do to an example happens while the cache has it, and on several
/// threads.
final class FusedLayers implements ExampleTask {

    private final List<Layer> layers;
    private final Tensor[] values; // the leading layer's output, and each follower's
    private final Tensor[] gradients; // for those
    private final Pass[] examples;
    private final Pass leading;
    private boolean forward;

    /// @param layers first to last
    /// @param values the output of the leading layer and of every follower; the last may change with each pass
    /// @param gradients those for `values`
    /// @param pass over the whole batch
    FusedLayers(List<Layer> layers, Tensor[] values, Tensor[] gradients, Pass pass) {
        this.layers = layers;
        this.values = values;
        this.gradients = gradients;
        this.leading = pass.fusedWith(this);
        this.examples = new Pass[pass.end()];
        for (int i = 0; i < examples.length; i++) {
            examples[i] = pass.examples(i, i + 1);
        }
    }

    /// The leading layer's part in a forward pass.
    ///
    /// @param y the output of the last follower
    Pass forward(Tensor y) {
        this.forward = true;
        this.values[layers.size()] = y;
        return leading;
    }

    /// The leading layer's part in a backward pass.
    ///
    /// @param y the output of the last follower
    /// @param dy its gradient
    Pass backward(Tensor y, Tensor dy) {
        this.forward = false;
        this.values[layers.size()] = y;
        this.gradients[layers.size()] = dy;
        return leading;
    }

    @Override
    public void run(int example) {
        Pass pass = examples[example];
        if (forward) {
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).forward(pass, values[i], values[i + 1]);
            }
        } else {
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.get(i).backward(pass, values[i], values[i + 1], gradients[i + 1], gradients[i]);
            }
        }
    }
}
