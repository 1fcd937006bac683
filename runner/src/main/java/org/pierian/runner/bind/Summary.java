package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;

/// What each layer of an architecture costs, found without building it.
public final class Summary {

    private final LayerBinder binder;
    private final List<Row> rows = new ArrayList<>();

    private Summary(LayerBinder binder) {
        this.binder = binder;
    }

    /// One layer.
    ///
    /// @param name its place, as in weights files: `0`, `2.1`
    /// @param word the word in the spec
    /// @param output shape of one example's output
    /// @param parameters number of parameters
    /// @param activations numbers in the output of one example
    /// @param multiplyAdds multiplications with an addition for one example's forward pass
    public record Row(String name, String word, Shape output, long parameters, long activations, long multiplyAdds) {}

    /// The rows of a spec whose shapes fit.
    public static List<Row> of(RunSpec spec, Declaration declaration) {
        Summary summary = new Summary(LayerBinder.of(spec));
        summary.add(spec.architecture(), "", declaration.inputShape());
        return List.copyOf(summary.rows);
    }

    private Shape add(List<LayerSpec> layers, String prefix, Shape input) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            String name = prefix + i;
            shape = layers.get(i) instanceof ContainerSpec.Sequential(List<LayerSpec> inner)
                    ? add(inner, name + ".", shape)
                    : add(layers.get(i), name, shape);
        }
        return shape;
    }

    private Shape add(LayerSpec layer, String name, Shape in) {
        LayerPlan plan = binder.layer(layer);
        Shape out = plan.outputShape(in);
        long parameters = plan.parameterShapes(in).stream()
                .map(ParameterShape::shape)
                .mapToLong(Shape::size)
                .sum();
        rows.add(new Row(name, ShapeCheck.word(layer), out, parameters, out.size(), plan.multiplyAdds(in)));
        return out;
    }
}
