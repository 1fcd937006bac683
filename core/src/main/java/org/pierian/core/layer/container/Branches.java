package org.pierian.core.layer.container;

import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Layers side by side, as one layer: each is given the input, or its share of it, and what they give is joined. The
/// gradients of the input are added in the order of the branches.
///
/// A [Parallel], or a [Residual], whose branches are its layers and its projection. Memory is spent on the output of
/// a branch only where it is read again; a branch that gives its input is never run.
final class Branches implements Layer {

    private final List<Branch> branches;
    private final Joining joining;
    private final Optional<AxisParts> split;
    private final Elementwise elementwise;
    private final List<PerBatch<Tensor>> inputGradients; // of each branch, in memory that all share
    private final Tensor[] outputs; // of the branches in a backward pass
    private final boolean[] learns; // of each branch
    private final List<Parameter> parameters;
    private final List<State> state;

    Branches(
            List<Branch> branches,
            Joining joining,
            Optional<AxisParts> split,
            Elementwise elementwise,
            List<PerBatch<Tensor>> inputGradients) {
        this.branches = List.copyOf(branches);
        this.joining = joining;
        this.split = split;
        this.elementwise = elementwise;
        this.inputGradients = List.copyOf(inputGradients);
        this.outputs = new Tensor[branches.size()];
        this.learns = new boolean[branches.size()];
        for (int i = 0; i < learns.length; i++) {
            learns[i] = branches.get(i).layer().learns();
        }
        this.parameters = branches.stream()
                .flatMap(branch -> branch.layer().parameters().stream())
                .toList();
        this.state = branches.stream()
                .flatMap(branch -> branch.layer().state().stream())
                .toList();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor joined = y;
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            Tensor input = branch.input(pass, x);
            if (split.isPresent()) {
                AxisParts parts = split.get();
                elementwise.copyBlocks(parts.count(x.rows()), parts.taken(i), x, input);
            }
            Tensor output = branch.output(pass, x, y);
            if (!branch.isIdentity()) {
                branch.layer().forward(pass, input, output);
            }
            joined = joining.join(i, joined, output, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = branches.get(i).output(pass, x, y);
        }
        boolean isFirst = true;
        for (int i = 0; i < outputs.length; i++) {
            if (learns[i] || !dx.isNone()) {
                backward(pass, i, x, dy, dx, isFirst && split.isEmpty());
                isFirst = false;
            }
        }
    }

    /// @param isFirst whether the gradient is written and not added
    private void backward(Pass pass, int index, Tensor x, Tensor dy, Tensor dx, boolean isFirst) {
        Branch branch = branches.get(index);
        Tensor outputGradient = joining.gradient(pass, index, outputs, dy);
        if (branch.isIdentity()) {
            give(index, outputGradient, dx, isFirst);
            return;
        }
        Tensor inputGradient =
                dx.isNone() || isFirst ? dx : inputGradients.get(index).of(pass.end());
        branch.layer().backward(pass, branch.input(pass, x), outputs[index], outputGradient, inputGradient);
        if (!dx.isNone() && !isFirst) {
            give(index, inputGradient, dx, false);
        }
    }

    /// Brings a branch's part of the input's gradient where it belongs.
    private void give(int index, Tensor gradient, Tensor dx, boolean isFirst) {
        if (split.isPresent()) {
            AxisParts parts = split.get();
            elementwise.copyBlocks(parts.count(dx.rows()), parts.put(index), gradient, dx);
        } else if (isFirst) {
            elementwise.copy(0, dx.size(), gradient, dx);
        } else {
            elementwise.add(0, dx.size(), dx, gradient, dx);
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public boolean learns() {
        return branches.stream().anyMatch(branch -> branch.layer().learns());
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<State> state() {
        return state;
    }

    /// What a branch has given is looked at where it is still there.
    @Override
    public Optional<String> firstNotFinite(Tensor y, String name) {
        Tensor gone = Tensor.of(Shape.of(y.rows(), 0), Buffer.EMPTY);
        boolean joinsOne = branches.stream().filter(Branch::isIdentity).count() == branches.size() - 1;
        for (Branch branch : branches) {
            Tensor output = switch (branch.place()) {
                case OWN -> branch.outputs().of(y.rows());
                case JOINED -> joinsOne ? y : gone;
                case SHARED, INPUT -> gone;
            };
            Optional<String> found =
                    branch.isIdentity() ? Optional.empty() : branch.layer().firstNotFinite(output, branch.name());
            if (found.isPresent()) {
                return found;
            }
        }
        return Layer.super.firstNotFinite(y, name);
    }
}
