package org.pierian.core.backend;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pierian.core.tensor.Tensor;

/// The sum of one use of a parameter over the rows or examples of a step.
///
/// A sum that is one chain is stored as [#store] says, and is done. One that adds up segments, each of them a chain,
/// asks [#segment] where the present segment is collected where the step [comes in parts][#inParts], and says how
/// far it has come with [#advance].
public final class GradientSum {

    private final Tensor tensor;
    private final Optional<PartSums> backend;
    private Store store = Store.WRITE;
    private boolean inParts;
    private boolean begun;
    private long terms;
    private Tensor open = Tensor.NONE; // the last segment, unless it is the first
    private boolean isOpen;

    GradientSum(Tensor tensor, Optional<PartSums> backend) {
        this.tensor = tensor;
        this.backend = backend;
    }

    void begin(Store how) {
        inParts = false;
        store = how;
    }

    void beginPart() {
        inParts = true;
        store = begun ? Store.CONTINUE : Store.WRITE;
        begun = true;
    }

    /// Begins a step of several passes.
    void clear() {
        begun = false;
        isOpen = false;
        terms = 0;
    }

    boolean isBegun() {
        return begun;
    }

    /// Where the sum is collected.
    public Tensor tensor() {
        return tensor;
    }

    /// How the numbers of this pass get there.
    public Store store() {
        return store;
    }

    /// Whether further passes of the step may follow.
    public boolean inParts() {
        return inParts;
    }

    /// How many rows or examples have been added in this step.
    public long terms() {
        return terms;
    }

    /// Where the segment is collected that the next row or example belongs to.
    ///
    /// @param length rows or examples in a segment
    public Tensor segment(int length) {
        if (terms < length) {
            return tensor;
        }
        if (open.isNone()) {
            open = holder().zeros(tensor.shape());
        }
        return open;
    }

    /// Says that rows or examples have been added to a segment, at most as many as it had left.
    ///
    /// @param count how many
    /// @param length rows or examples in a segment
    public void advance(int count, int length) {
        isOpen = terms >= length;
        terms += count;
        if (isOpen && terms % length == 0) {
            finish();
        }
    }

    /// Says that whole segments have been added to the tensor.
    ///
    /// @param count rows or examples in them
    public void advanceWhole(int count) {
        terms += count;
    }

    /// Adds the segment that has not come to its end.
    void finish() {
        if (isOpen) {
            addFrom(open, tensor);
            isOpen = false;
        }
    }

    /// This use in the memory of another backend, where it is computed.
    ///
    /// @param other computes it
    /// @param copy gives the copy of a tensor there, with its present numbers
    GradientSum on(PartSums other, UnaryOperator<Tensor> copy) {
        GradientSum there = new GradientSum(copy.apply(tensor), Optional.of(other));
        there.begun = store == Store.CONTINUE;
        there.terms = terms;
        there.isOpen = isOpen;
        if (inParts) {
            if (open.isNone()) {
                open = holder().zeros(tensor.shape());
            }
            there.open = copy.apply(open);
        }
        return there;
    }

    /// Takes over what a use has come to on another backend.
    ///
    /// @param there what [#on] gave
    /// @param copyBack copies the numbers of a tensor back from there
    void takeBack(GradientSum there, Consumer<Tensor> copyBack) {
        copyBack.accept(tensor);
        if (inParts) {
            copyBack.accept(open);
            terms = there.terms;
            isOpen = there.isOpen;
        }
    }

    void addTo(Tensor total) {
        addFrom(tensor, total);
    }

    private void addFrom(Tensor part, Tensor total) {
        holder().add(part, total);
    }

    private PartSums holder() {
        return backend.orElseThrow(
                () -> new IllegalStateException("a gradient without a backend takes steps of one pass only"));
    }
}
