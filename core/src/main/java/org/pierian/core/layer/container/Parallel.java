package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Branches side by side: each is given the input, or with a split its equal share of it, and what they give is
/// added, multiplied or concatenated. Sums and products stretch axes of size 1; the gradient of a stretched output is
/// summed over the positions that it was stretched over.
///
/// **Source:** Szegedy et al. 2015, *Going deeper with convolutions*, fig. 2 (concat); He, Zhang, Ren and Sun 2016,
/// *Deep residual learning for image recognition* (add); Hu, Shen and Sun 2018, *Squeeze-and-excitation networks*
/// (multiply).
public final class Parallel {

    private Parallel() {}

    /// Branches before they know their input.
    ///
    /// @param branches at least one
    /// @param parts what each branch adds to the names of its parameters
    /// @param join how outputs become one
    /// @param dim axis of concatenation and split, counted with the batch: 1 is an example's first axis, -1 its
    ///     last; not 0
    /// @param split whether each branch is given an equal share of the input along that axis
    public record Plan(List<LayerPlan> branches, List<String> parts, Join join, int dim, boolean split)
            implements LayerPlan {

        /// Keeps copies of the lists.
        public Plan {
            branches = List.copyOf(branches);
            parts = List.copyOf(parts);
            if (branches.isEmpty() || branches.size() != parts.size() || dim == 0) {
                throw new IllegalArgumentException("parallel needs branches, a name for each, and a dim other than 0");
            }
        }

        /// Branches that are named by their places.
        public Plan(List<LayerPlan> branches, Join join, int dim, boolean split) {
            this(branches, Sequential.Plan.places(branches.size()), join, dim, split);
        }

        /// Each branch decides for itself.
        @Override
        public boolean takesIndices() {
            return true;
        }

        @Override
        public TensorType output(TensorType in) {
            TensorType share = branchInput(in);
            return Joins.output(
                    join,
                    dim,
                    branches.stream().map(b -> Sequential.Plan.after(b, share)).toList());
        }

        /// The whole input, or a branch's share of it; all shares are alike.
        private TensorType branchInput(TensorType in) {
            if (!split) {
                return in;
            }
            int axis = Joins.axis(dim, in.shape());
            int size = in.shape().dim(axis);
            if (size % branches.size() != 0 || size == 0) {
                throw new ShapeException("parallel divides axis " + dim + " of " + in + " among " + branches.size()
                        + " branches, and " + size + " cannot be divided by " + branches.size());
            }
            if (in.padded() && axis == 0) {
                throw new ShapeException(
                        "parallel cannot divide the time axis of " + in + ", since examples may be shorter than it");
            }
            int[] dims = in.shape().toArray();
            dims[axis] = size / branches.size();
            return in.withShape(Shape.of(dims)).padded(in.padded());
        }

        @Override
        public List<LayerPlan> children() {
            return branches;
        }

        @Override
        public TensorType childInput(int child, TensorType in, List<TensorType> outputs) {
            return branchInput(in);
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            TensorType share = branchInput(in);
            List<ParameterShape> all = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                for (ParameterShape p : branches.get(i).parameterShapes(share)) {
                    all.add(p.within(parts.get(i)));
                }
            }
            return all;
        }

        @Override
        public List<ParameterShape> stateShapes(TensorType in) {
            TensorType share = branchInput(in);
            List<ParameterShape> all = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                for (ParameterShape p : branches.get(i).stateShapes(share)) {
                    all.add(p.within(parts.get(i)));
                }
            }
            return all;
        }

        @Override
        public long multiplyAdds(TensorType in) {
            TensorType share = branchInput(in);
            long sum = 0;
            for (LayerPlan branch : branches) {
                sum = Math.addExact(sum, branch.multiplyAdds(share));
            }
            return sum;
        }

        /// The shares of the input, what branches write in turn, and gradients of their outputs.
        @Override
        public long scratch(TensorType in, int maxBatch) {
            TensorType share = branchInput(in);
            long outputs = 0;
            for (LayerPlan branch : branches) {
                outputs = Math.max(outputs, branch.output(share).shape().size());
            }
            long joined = output(in).shape().size();
            long shares = split ? in.shape().size() : 0;
            long inTurn = Math.max(outputs, share.shape().size());
            return maxBatch * (shares + inTurn + Math.max(outputs, join == Join.MULTIPLY ? joined : 0));
        }

        @Override
        public Layer build(TensorType in, Site site) {
            TensorType out = output(in);
            int axis = join == Join.CONCAT ? Joins.axis(dim, out.shape()) : 0;
            BranchesBuilder builder = new BranchesBuilder(join, axis, out, site);
            TensorType share = branchInput(in);
            for (int i = 0; i < branches.size(); i++) {
                builder.add(branches.get(i), share, site.child(Integer.toString(i), parts.get(i)));
            }
            return builder.build(split ? OptionalInt.of(Joins.axis(dim, in.shape())) : OptionalInt.empty());
        }
    }
}
