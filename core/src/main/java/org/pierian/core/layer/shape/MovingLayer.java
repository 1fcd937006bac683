package org.pierian.core.layer.shape;

import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Moves;
import org.pierian.core.backend.Rearrangement;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.PaddedSteps;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Moves elements within each example. What nothing moves to is +0; so is the gradient of what moves nowhere, and
/// that of what moves to several places is the gradient at the first of them, to which the others are added.
final class MovingLayer implements Layer {

    private final Elementwise elementwise;
    private final Rearrangement rearrangement;
    private final boolean coversOutput;
    private final boolean coversInput;
    private final Optional<Padding> padding; // that ends here

    MovingLayer(Site site, Moves moves) {
        this(site, moves, Optional.empty());
    }

    private MovingLayer(Site site, Moves moves, Optional<Padding> padding) {
        this.elementwise = site.backend().elementwise();
        this.rearrangement = site.backend().rearrangement(moves);
        this.coversOutput = moves.coversOutput();
        this.coversInput = moves.coversInput();
        this.padding = padding;
    }

    /// A layer whose output no longer has a time axis in front: it reads zeros behind the length of an example.
    static MovingLayer endingPadding(Site site, TensorType in, Moves moves) {
        Padding padding = new Padding(new PaddedSteps(in.shape().dim(0)), new PerBatch<>(site.batch(in.shape())::rows));
        return new MovingLayer(site, moves, Optional.of(padding));
    }

    /// @param steps those behind an example's length
    /// @param cleared the input with zeros there
    private record Padding(PaddedSteps steps, PerBatch<Tensor> cleared) {}

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        if (!coversOutput) {
            y.buffer().fill(pass.first() * y.rowSize(), pass.end() * y.rowSize(), 0f);
        }
        rearrangement.forward(pass.first(), pass.end(), padding.isPresent() ? cleared(padding.get(), pass, x) : x, y);
    }

    private Tensor cleared(Padding padding, Pass pass, Tensor x) {
        Tensor copy = padding.cleared.of(x.rows());
        elementwise.copy(pass.first() * x.rowSize(), pass.end() * x.rowSize(), x, copy);
        padding.steps.clear(pass, copy);
        return copy;
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (dx.isNone()) {
            return;
        }
        if (!coversInput) {
            dx.buffer().fill(pass.first() * dx.rowSize(), pass.end() * dx.rowSize(), 0f);
        }
        rearrangement.backward(pass.first(), pass.end(), dy, dx);
        if (padding.isPresent()) {
            padding.get().steps.clear(pass, dx);
        }
    }

    @Override
    public Needs needs() {
        // What covers a padded input is made once for each batch size, by one thread.
        Needs.Reach reach = padding.isPresent() ? Needs.Reach.BATCH : Needs.Reach.EXAMPLES;
        return new Needs(false, false, reach);
    }
}
