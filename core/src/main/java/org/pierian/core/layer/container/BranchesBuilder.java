package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Makes [Branches], and decides where their outputs lie.
final class BranchesBuilder {

    private final Join join;
    private final int axis;
    private final TensorType out;
    private final Site site;
    private final List<Planned> planned = new ArrayList<>();

    /// A branch that is still to be built.
    private record Planned(LayerPlan plan, TensorType in, TensorType out, Site site) {
        Shape outShape() {
            return out.shape();
        }
    }

    /// @param join how outputs become one
    /// @param axis of an example, along which outputs are concatenated
    /// @param out the container's output
    /// @param site the container's place
    BranchesBuilder(Join join, int axis, TensorType out, Site site) {
        this.join = join;
        this.axis = axis;
        this.out = out;
        this.site = site;
    }

    /// Adds a branch.
    ///
    /// @param input what it is given
    /// @param place its place in the network
    BranchesBuilder add(LayerPlan plan, TensorType input, Site place) {
        planned.add(new Planned(plan, input, plan.output(input), place));
        return this;
    }

    /// Whether a layer gives its input and no more.
    static boolean isIdentity(LayerPlan plan) {
        return plan instanceof Identity
                || (plan instanceof Sequential.Plan sequence
                        && sequence.children().stream().allMatch(BranchesBuilder::isIdentity));
    }

    /// Makes the layer.
    ///
    /// @param splitAxis of an example, along which the input is divided among the branches; empty where each
    /// gets all
    Layer build(OptionalInt splitAxis) {
        Backend backend = site.backend();
        List<Layer> layers =
                planned.stream().map(p -> p.plan().build(p.in(), p.site())).toList();
        List<Branch.Place> places = places(layers);
        List<Shape> shared = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean isAdded = places.get(i) != Branch.Place.INPUT && (i > 0 || splitAxis.isPresent());
            shared.add(isAdded ? planned.get(i).in().shape() : Shape.of(0));
        }
        for (int i = 0; i < layers.size(); i++) {
            shared.add(places.get(i) == Branch.Place.SHARED ? planned.get(i).outShape() : Shape.of(0));
        }
        List<PerBatch<Tensor>> scratch = Scratch.views(shared, site.maxBatch(), backend);
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            branches.add(
                    branch(i, layers.get(i), places.get(i), splitAxis.isPresent(), scratch.get(layers.size() + i)));
        }
        List<Shape> inputs = planned.stream().map(p -> p.in().shape()).toList();
        return new Branches(
                branches,
                joining(),
                splitAxis.isPresent() ? Optional.of(new AxisParts(inputs, splitAxis.getAsInt())) : Optional.empty(),
                backend.elementwise(),
                scratch.subList(0, layers.size()));
    }

    private Branch branch(int index, Layer layer, Branch.Place place, boolean isSplit, PerBatch<Tensor> scratch) {
        Planned branch = planned.get(index);
        Backend backend = site.backend();
        return new Branch(
                layer,
                branch.site().name(),
                isSplit ? Scratch.own(branch.in().shape(), site.maxBatch(), backend) : Scratch.none(),
                isSplit,
                place == Branch.Place.OWN ? Scratch.own(branch.outShape(), site.maxBatch(), backend) : scratch,
                place);
    }

    private List<Branch.Place> places(List<Layer> layers) {
        List<Branch.Place> places = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            places.add(place(i, layers.get(i)));
        }
        return places;
    }

    private Branch.Place place(int index, Layer layer) {
        Planned branch = planned.get(index);
        if (isIdentity(branch.plan())) {
            return Branch.Place.INPUT;
        }
        if (join == Join.MULTIPLY || layer.needs().readsOutput()) {
            return Branch.Place.OWN;
        }
        boolean isJoined = join == Join.ADD && isWhole(index) && (index == 0 || (index == 1 && isWholeInput(0)));
        return isJoined ? Branch.Place.JOINED : Branch.Place.SHARED;
    }

    /// Whether a branch's output is as large as the container's.
    private boolean isWhole(int branch) {
        return planned.get(branch).outShape().equals(out.shape());
    }

    /// Whether a branch gives its input, which is not written down before it is joined with the next.
    private boolean isWholeInput(int branch) {
        return isIdentity(planned.get(branch).plan()) && isWhole(branch);
    }

    private Joining joining() {
        List<Shape> outputs = planned.stream().map(Planned::outShape).toList();
        return join == Join.CONCAT
                ? new ConcatJoining(outputs, axis, site.maxBatch(), site.backend())
                : new ElementJoining(join == Join.MULTIPLY, outputs, out, site.maxBatch(), site.backend());
    }
}
