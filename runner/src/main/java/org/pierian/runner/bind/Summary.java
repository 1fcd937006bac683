package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.RunSpec;

/// What each layer of an architecture costs, found without building it.
public final class Summary {

    private Summary() {}

    /// One layer.
    ///
    /// @param name as in weights files: `0`, `2.1`, `3.projection.0`, `head`
    /// @param word the word in the spec
    /// @param output shape of one example's output
    /// @param parameters number of parameters
    /// @param activations numbers in the output of one example
    /// @param multiplyAdds multiplications with an addition for one example's forward pass
    /// @param tensors what weights files hold of the layer, with full names: its parameters, then its state
    public record Row(
            String name,
            String word,
            Shape output,
            long parameters,
            long activations,
            long multiplyAdds,
            List<ParameterShape> tensors) {

        /// Keeps a copy of the list.
        public Row {
            tensors = List.copyOf(tensors);
        }
    }

    /// The rows of a spec whose shapes fit. A layer that joins what others give comes after them; a sequence has no row
    /// of its own, and a projection has rows only where it is used.
    public static List<Row> of(RunSpec spec, Declaration declaration) {
        List<Row> rows = new ArrayList<>();
        LayerWalk.through(spec, declaration.input(), visit -> {
            TensorType out = visit.plan().output(visit.in());
            if (visit.isJoin()) {
                long size = out.shape().size();
                rows.add(new Row(visit.name(), ComponentWord.of(visit.spec()), out.shape(), 0, size, 0, List.of()));
            } else if (!visit.isContainer()) {
                rows.add(row(visit, out));
            }
            return Optional.of(out);
        });
        return List.copyOf(rows);
    }

    private static Row row(LayerWalk.Visit visit, TensorType out) {
        LayerPlan plan = visit.plan();
        long parameters = plan.parameterShapes(visit.in()).stream()
                .map(ParameterShape::shape)
                .mapToLong(Shape::size)
                .sum();
        return new Row(
                visit.name(),
                ComponentWord.of(visit.spec()),
                out.shape(),
                parameters,
                out.shape().size(),
                plan.multiplyAdds(visit.in()),
                Stream.concat(plan.parameterShapes(visit.in()).stream(), plan.stateShapes(visit.in()).stream())
                        .map(tensor -> tensor.within(visit.name()))
                        .toList());
    }
}
