package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Where the gradient of a parameter is collected in a step: the first use writes it, later ones add to it, in
/// order.
public final class Gradient {

    /// The gradient of a parameter that does not exist.
    public static final Gradient NONE = new Gradient(Tensor.NONE);

    private final Tensor tensor;
    private boolean used;

    /// @param tensor receives the numbers
    public Gradient(Tensor tensor) {
        this.tensor = tensor;
    }

    /// The numbers; meaningless in a step in which nobody has used the gradient yet.
    public Tensor tensor() {
        return tensor;
    }

    /// How the next result is stored: written the first time in a step, added from then on.
    public Store use() {
        if (used) {
            return Store.ADD;
        }
        used = true;
        return Store.WRITE;
    }

    /// Begins a step: what was collected does not count any more.
    public void clear() {
        used = false;
    }

    /// Ends the collection: a gradient that nobody has used in this step is zero.
    public void complete() {
        if (!used) {
            tensor.fill(0f);
            used = true;
        }
    }

    /// Whether this is [#NONE].
    public boolean isNone() {
        return this == NONE;
    }
}
