package org.pierian.runner.export.torch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RecurrentSpec;
import org.pierian.spec.ReductionSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ShapeSpec;
import org.pierian.spec.language.Words;

/// A network as an expression of Python that makes its modules, and what its weights need besides.
final class NetworkCode {

    private static final String INDENT = "    ";

    private final Map<String, String> tied = new LinkedHashMap<>();
    private final List<String> zeros = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> weights = new HashSet<>();
    private final String text;

    /// @param spec what was trained
    /// @param input one example
    NetworkCode(RunSpec spec, TensorType input) {
        LayerPlan plan = LayerBinder.architecture(spec);
        this.text = sequence(spec.layers(), new Place("", plan, input), 0, INDENT);
    }

    /// The expression.
    String text() {
        return text;
    }

    /// Weights that are used in two places: the name of the later one, and that of the one in the file.
    Map<String, String> tied() {
        return tied;
    }

    /// Names of tensors of PyTorch that are zeros, and not in the file.
    List<String> zeros() {
        return zeros;
    }

    /// The layers that PyTorch has no counterpart of, each with its name and the reason.
    List<String> refused() {
        return refused;
    }

    /// One layer after the other, each on a line.
    ///
    /// @param place the container
    /// @param first number of its first child among these
    private String sequence(List<LayerSpec.Child> children, Place place, int first, String indent) {
        StringBuilder lines = new StringBuilder("sequence(\n");
        List<TensorType> outputs = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            outputs.add(TensorType.numbers(place.in().shape())); // of other children; not looked at
        }
        for (int i = 0; i < children.size(); i++) {
            LayerSpec.Child child = children.get(i);
            LayerPlan plan = place.plan().children().get(first + i);
            TensorType in = place.plan().childInput(first + i, place.in(), outputs);
            Place at = new Place(place.name() + child.part(), plan, in);
            String name = child.part().substring(child.part().lastIndexOf('.') + 1);
            lines.append(indent)
                    .append(INDENT)
                    .append('(')
                    .append(Python.text(name))
                    .append(", ")
                    .append(layer(child.layer(), at, indent + INDENT))
                    .append("),\n");
            outputs.add(at.out());
        }
        return lines.append(indent).append(')').toString();
    }

    private String layer(LayerSpec spec, Place place, String indent) {
        List<LayerSpec.Child> children = spec.children();
        Place inside = new Place(place.name() + ".", place.plan(), place.in());
        return switch (spec) {
            case ContainerSpec.Residual residual -> residual(residual, inside, indent);
            case ContainerSpec.Parallel parallel ->
                "Parallel(" + sequence(children, inside, 0, indent) + ", \"" + Words.ofConstant(parallel.join())
                        + "\", " + parallel.dim() + ", " + Python.truth(parallel.split()) + ")";
            case ContainerSpec.Sequential _, ContainerSpec.Repeat _ -> sequence(children, inside, 0, indent);
            default -> {
                note(spec, place);
                yield LayerCode.of(spec, place);
            }
        };
    }

    private String residual(ContainerSpec.Residual spec, Place inside, String indent) {
        List<LayerSpec.Child> layers = spec.inside().getFirst().children();
        String text = "Residual(" + sequence(layers, inside, 0, indent);
        boolean projects =
                spec.projection().isPresent() && inside.plan().uses(layers.size(), inside.in());
        if (!projects) {
            return text + ")";
        }
        List<LayerSpec.Child> projection = spec.children().subList(layers.size(), spec.children().size());
        return text + ", " + sequence(projection, inside, layers.size(), indent) + ")";
    }

    /// Remembers what the layer's weights need, or why it cannot be written.
    private void note(LayerSpec spec, Place place) {
        if (place.in().padded() && !place.out().padded() && !endsTime(spec)) {
            refused.add("`" + place.name() + "` (" + ComponentWord.of(spec)
                    + ") sees zeros behind the end of a short example, and PyTorch's layers know of no ends");
        }
        for (ParameterShape parameter : place.plan().parameterShapes(place.in())) {
            weights.add(place.name() + "." + parameter.name());
        }
        if (spec instanceof BasicLayerSpec.Linear linear) {
            linear.tiedTo().ifPresent(owner -> tied.put(place.name() + ".weight", owner(place.name(), owner)));
        }
        if (spec instanceof RecurrentSpec recurrent && SequenceCode.lacksStateBias(recurrent)) {
            place.plan().parameterShapes(place.in()).stream()
                    .map(ParameterShape::name)
                    .filter(name -> name.startsWith("bias_ih"))
                    .forEach(name -> zeros.add(place.name() + "." + name.replace("bias_ih", "bias_hh")));
        }
    }

    /// Whether a layer takes from a sequence what does not depend on what is behind its end.
    private static boolean endsTime(LayerSpec spec) {
        return spec instanceof RecurrentSpec
                || spec instanceof ReductionSpec
                || spec instanceof ShapeSpec.Select;
    }

    /// The full name of a weight, looked for among the neighbours first, then further out.
    private String owner(String name, String owner) {
        for (int end = name.lastIndexOf('.'); end >= 0; end = name.lastIndexOf('.', end - 1)) {
            String full = name.substring(0, end + 1) + owner + ".weight";
            if (weights.contains(full)) {
                return full;
            }
        }
        return owner + ".weight";
    }
}
