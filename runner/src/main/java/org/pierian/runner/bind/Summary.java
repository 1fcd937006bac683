package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.RunSpec;

/// What each layer of an architecture costs, found without building it.
public final class Summary {

    private Summary() {}

    /// One layer.
    ///
    /// @param name its place, as in weights files: `0`, `2.1`
    /// @param word the word in the spec
    /// @param output shape of one example's output
    /// @param parameters number of parameters
    /// @param activations numbers in the output of one example
    /// @param kept numbers of one example that the layer keeps between its two passes, besides its output
    /// @param multiplyAdds multiplications with an addition for one example's forward pass
    public record Row(
            String name, String word, Shape output, long parameters, long activations, long kept, long multiplyAdds) {}

    /// The rows of a spec whose shapes fit.
    public static List<Row> of(RunSpec spec, Declaration declaration) {
        List<Row> rows = new ArrayList<>();
        LayerWalk.through(spec, declaration.inputShape(), visit -> {
            Row row = row(visit);
            rows.add(row);
            return Optional.of(row.output());
        });
        return List.copyOf(rows);
    }

    private static Row row(LayerWalk.Visit visit) {
        LayerPlan plan = visit.plan();
        Shape out = plan.outputShape(visit.in());
        long parameters = plan.parameterShapes(visit.in()).stream()
                .map(ParameterShape::shape)
                .mapToLong(Shape::size)
                .sum();
        return new Row(
                visit.name(),
                ComponentWord.of(visit.spec()),
                out,
                parameters,
                out.size(),
                LayerFacts.of(visit.spec()).kept(visit.in(), out),
                plan.multiplyAdds(visit.in()));
    }
}
