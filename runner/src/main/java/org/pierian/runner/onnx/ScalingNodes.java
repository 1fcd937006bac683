package org.pierian.runner.onnx;

import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.nodes.Graph;

/// `(x - center) / unit` in binary64, rounded to float32 once.
///
/// @param graph receives the nodes
/// @param prefix begins their names
record ScalingNodes(Graph graph, String prefix) {

    /// Scales numbers of any type.
    ///
    /// @param scalings one for all numbers, or one for each of a feature or channel
    /// @param shape shape of the scalings, which stretches to that of an example
    /// @return the scaled numbers, float32
    String add(String x, List<Scaling> scalings, Shape shape) {
        if (scalings.stream().allMatch(scaling -> scaling.center() == 0 && scaling.unit() == 1)) {
            return cast(x, ElementType.FLOAT);
        }
        double[] centers = scalings.stream().mapToDouble(Scaling::center).toArray();
        double[] units = scalings.stream()
                .mapToDouble(scaling -> scaling.unit() == 0 ? Double.POSITIVE_INFINITY : scaling.unit())
                .toArray();
        String difference =
                graph.add(prefix, "Sub", List.of(cast(x, ElementType.DOUBLE), graph.doubles("center", shape, centers)));
        String scaled = graph.add(prefix, "Div", List.of(difference, graph.doubles("unit", shape, units)));
        return cast(scaled, ElementType.FLOAT);
    }

    String cast(String x, ElementType type) {
        return graph.add(prefix, "Cast", List.of(x), Attribute.of("to", type.number()));
    }
}
