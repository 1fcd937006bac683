package org.pierian.core.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pierian.core.tensor.Tensor;

/// Where the gradient of a parameter is collected in a step: the first use writes it, later ones add to it, in
/// order.
///
/// A step may come in several passes over parts of its examples, see [#clearForParts]. Then each use of the parameter
/// has a sum of its own that goes on from pass to pass, and the sums are added at the end: what comes out has the
/// bits of a single pass over all examples.
public final class Gradient {

    /// The gradient of a parameter that does not exist.
    public static final Gradient NONE = new Gradient(Tensor.NONE);

    private final Tensor tensor;
    private final Optional<PartSums> backend;
    private final List<GradientSum> sums = new ArrayList<>(); // of each use in a pass; the first is over the tensor
    private boolean inParts;
    private int uses; // in the step, or in the pass where there are several

    /// A gradient of steps of one pass each.
    ///
    /// @param tensor receives the numbers
    public Gradient(Tensor tensor) {
        this(tensor, Optional.empty());
    }

    /// @param tensor receives the numbers
    /// @param backend holds what sums remember between the passes of a step
    public Gradient(Tensor tensor, PartSums backend) {
        this(tensor, Optional.of(backend));
    }

    private Gradient(Tensor tensor, Optional<PartSums> backend) {
        this.tensor = tensor;
        this.backend = backend;
        this.sums.add(new GradientSum(tensor, backend));
    }

    /// A gradient of a single use, in the midst of a step.
    private Gradient(GradientSum sum, PartSums backend, boolean inParts, int uses) {
        this.tensor = sum.tensor();
        this.backend = Optional.of(backend);
        this.sums.add(sum);
        this.inParts = inParts;
        this.uses = uses;
    }

    /// The numbers; meaningless in a step in which nobody has used the gradient yet.
    public Tensor tensor() {
        return tensor;
    }

    /// Begins the next use: says where its numbers go, and how. Written the first time in a step, added from then on,
    /// and continued where the step comes in parts.
    public GradientSum next() {
        GradientSum sum = sums.getFirst();
        if (inParts) {
            sum = sumOf(uses);
            sum.beginPart();
        } else {
            sum.begin(uses == 0 ? Store.WRITE : Store.ADD);
        }
        uses++;
        return sum;
    }

    private GradientSum sumOf(int use) {
        if (use == sums.size()) {
            PartSums holder = backend.orElseThrow(
                    () -> new IllegalStateException("a gradient without a backend takes steps of one pass only"));
            GradientSum more = new GradientSum(holder.zeros(tensor.shape()), backend);
            more.clear();
            sums.add(more);
        }
        return sums.get(use);
    }

    /// Begins a step of one pass: what was collected does not count any more.
    public void clear() {
        inParts = false;
        uses = 0;
    }

    /// Begins a step of several passes, each of which begins with [#beginPass].
    public void clearForParts() {
        inParts = true;
        uses = 0;
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).clear();
        }
    }

    /// Begins a backward pass of a step that comes in parts: the uses of the parameter are the same again.
    public void beginPass() {
        if (inParts) {
            uses = 0;
        }
    }

    /// The sum of the passes before that the next use continues; [Tensor#NONE] where it begins anew.
    public Tensor continued() {
        return inParts && uses < sums.size() && sums.get(uses).isBegun()
                ? sums.get(uses).tensor()
                : Tensor.NONE;
    }

    /// Ends the collection: sums of several passes are added, and a gradient that nobody has used in this step is
    /// zero.
    public void complete() {
        boolean isUsed = inParts ? sums.getFirst().isBegun() : uses > 0;
        if (!isUsed) {
            tensor.fill(0f);
        } else if (inParts) {
            sums.getFirst().finish();
            for (int i = 1; i < sums.size() && sums.get(i).isBegun(); i++) {
                sums.get(i).finish();
                sums.get(i).addTo(tensor);
            }
        }
        inParts = false;
        uses = 1;
    }

    /// Whether this is [#NONE].
    public boolean isNone() {
        return this == NONE;
    }

    /// A use of a gradient in the memory of another backend, where it is computed; [#giveBack] must follow.
    ///
    /// @param use what [#next] gave
    /// @param other computes it
    /// @param copy gives the copy of a tensor there, with its present numbers
    public static Gradient on(GradientSum use, PartSums other, UnaryOperator<Tensor> copy) {
        return new Gradient(use.on(other, copy), other, use.inParts(), use.store() == Store.ADD ? 1 : 0);
    }

    /// Gives back what a use has come to here.
    ///
    /// @param use what was given to [#on]
    /// @param copyBack copies the numbers of a tensor back from here
    public void giveBack(GradientSum use, Consumer<Tensor> copyBack) {
        use.takeBack(sums.getFirst(), copyBack);
    }
}
