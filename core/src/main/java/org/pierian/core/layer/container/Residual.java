package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Adds the input to what layers make of it: `y = layers(x) + x`, and where these differ in shape
/// `y = layers(x) + projection(x)`. Backward the gradients of both are added in this order.
///
/// **Source:** He, Zhang, Ren and Sun 2016, *Deep residual learning for image recognition*, eq. 1 and 2, and
/// projection shortcuts by option B of sec. 3.3.
public final class Residual {

    /// What the projection adds to the names of its parameters.
    private static final String PROJECTION = "projection";

    private Residual() {}

    /// A residual connection before it knows its input.
    ///
    /// @param layers the layers that the input goes around
    /// @param projection what the input goes through where the layers change its shape; never built where they
    ///     do not
    public record Plan(Sequential.Plan layers, Optional<Sequential.Plan> projection) implements LayerPlan {

        /// Without a projection.
        public Plan(Sequential.Plan layers) {
            this(layers, Optional.empty());
        }

        @Override
        public TensorType output(TensorType in) {
            TensorType out = layers.output(in);
            Shape around = in.shape();
            boolean isNumbers = in.isNumbers();
            boolean padded = in.padded();
            if (!fits(in, out) && projection.isPresent()) {
                TensorType projected = projection.get().output(in);
                around = projected.shape();
                isNumbers = projected.isNumbers();
                padded = projected.padded();
            }
            if (!around.equals(out.shape()) || !isNumbers || !out.isNumbers()) {
                throw new ShapeException(misfit(in, out, around));
            }
            return TensorType.numbers(around).padded(padded || out.padded());
        }

        private String misfit(TensorType in, TensorType out, Shape around) {
            String sum = "residual adds its input " + in + " to what its layers give, which is " + out;
            return projection.isEmpty()
                    ? sum + "; for different shapes it needs `projection`"
                    : sum + "; its projection makes " + around + " of the input";
        }

        private static boolean fits(TensorType in, TensorType out) {
            return in.shape().equals(out.shape()) && in.isNumbers();
        }

        /// The projection, if there is one and the layers change the shape.
        private Optional<Sequential.Plan> used(TensorType in) {
            return projection.filter(plan -> !fits(in, layers.output(in)));
        }

        /// The layers, then those of the projection.
        @Override
        public List<LayerPlan> children() {
            return Stream.concat(
                            layers.children().stream(), projection.stream().flatMap(plan -> plan.children().stream()))
                    .toList();
        }

        @Override
        public TensorType childInput(int child, TensorType in, List<TensorType> outputs) {
            return child == 0 || child == layers.children().size() ? in : outputs.get(child - 1);
        }

        @Override
        public boolean uses(int child, TensorType in) {
            return child < layers.children().size() || used(in).isPresent();
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            List<ParameterShape> all = new ArrayList<>(layers.parameterShapes(in));
            used(in).ifPresent(plan -> plan.parameterShapes(in).forEach(p -> all.add(p.within(PROJECTION))));
            return all;
        }

        @Override
        public List<ParameterShape> stateShapes(TensorType in) {
            List<ParameterShape> all = new ArrayList<>(layers.stateShapes(in));
            used(in).ifPresent(plan -> plan.stateShapes(in).forEach(p -> all.add(p.within(PROJECTION))));
            return all;
        }

        @Override
        public long multiplyAdds(TensorType in) {
            long projected = used(in).map(plan -> plan.multiplyAdds(in)).orElse(0L);
            return Math.addExact(layers.multiplyAdds(in), projected);
        }

        /// Of a projection, what it gives or its gradient of the input.
        @Override
        public long scratch(TensorType in, int maxBatch) {
            return used(in).isPresent()
                    ? (long) maxBatch
                            * Math.max(output(in).shape().size(), in.shape().size())
                    : 0;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Optional<Sequential.Plan> used = used(in);
            LayerPlan around = used.isPresent() ? used.get() : new Identity();
            return new BranchesBuilder(Join.ADD, 0, output(in), site)
                    .add(layers, in, site)
                    .add(around, in, site.child(PROJECTION, PROJECTION))
                    .build(OptionalInt.empty());
        }
    }
}
