package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.read.ResolvedSpec;

/// Follows shapes through an architecture, from the dataset's declaration, without data and without building
/// anything.
public final class ShapeCheck {

    private static final long MOST_PARAMETERS = 1L << 31;

    private final ResolvedSpec resolved;
    private final LayerBinder binder;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private long parameters;

    private ShapeCheck(ResolvedSpec resolved) {
        this.resolved = resolved;
        this.binder = LayerBinder.of(resolved.spec());
    }

    private record Step(Location place, String word, Shape shape) {}

    /// What does not fit, at the place of the layer.
    ///
    /// @param resolved the spec
    /// @param input shape of one example
    /// @param outputs the outputs that the dataset wants
    public static List<Diagnostic> check(ResolvedSpec resolved, Shape input, int outputs) {
        ShapeCheck check = new ShapeCheck(resolved);
        check.trace.add(new Step(resolved.locationOf("dataset"), "dataset", input));
        check.layers(resolved.spec().architecture(), "architecture", input)
                .ifPresent(shape -> check.output(shape, outputs));
        return check.problems;
    }

    private Optional<Shape> layers(List<LayerSpec> layers, String path, Shape input) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            String at = path + "[" + i + "]";
            Optional<Shape> out = layer instanceof ContainerSpec.Sequential(List<LayerSpec> inner)
                    ? layers(inner, at + ".sequential.layers", shape)
                    : layer(layer, at, shape);
            if (out.isEmpty()) {
                return out;
            }
            shape = out.get();
        }
        return Optional.of(shape);
    }

    private Optional<Shape> layer(LayerSpec layer, String path, Shape in) {
        Location place = resolved.locationOf(path);
        refuseFileInit(layer, path);
        LayerPlan plan = binder.layer(layer);
        try {
            Shape out = plan.outputShape(in);
            plan.parameterShapes(in).forEach(p -> parameters += p.shape().size());
            if (parameters > MOST_PARAMETERS) {
                problems.add(tooLarge(place, "the network has more than 2^31 parameters"));
                return Optional.empty();
            }
            trace.add(new Step(place, word(layer), out));
            return Optional.of(out);
        } catch (ShapeTooLargeException | ArithmeticException e) {
            problems.add(tooLarge(place, word(layer) + " makes a tensor of more than 2^31 elements"));
        } catch (ShapeException e) {
            problems.add(misfit(layer, place, in, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /// A file starts the whole network, so it cannot start one layer.
    private void refuseFileInit(LayerSpec layer, String path) {
        List<Optional<InitSpec>> inits = switch (layer) {
            case BasicLayerSpec.Linear linear -> List.of(linear.init(), linear.biasInit());
            case ConvolutionSpec.Conv2d conv -> List.of(conv.init(), conv.biasInit());
            default -> List.of();
        };
        boolean file = inits.stream().anyMatch(i -> i.isPresent() && i.get() instanceof InitSpec.FromFile);
        if (file) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf(path + "." + word(layer) + ".init"),
                            "`file` starts the whole network, not one layer")
                    .withHelp("write `init: {file: ...}` at the top of the spec"));
        }
    }

    private Diagnostic misfit(LayerSpec layer, Location place, Shape in, String message) {
        Diagnostic problem = Diagnostic.error(DiagnosticCodes.SHAPE, place, message)
                .withLabel("gets " + in)
                .withExpected("an input that fits " + word(layer), in.toString())
                .withTable(table());
        boolean linear = layer instanceof BasicLayerSpec.Linear;
        if (linear && in.rank() != 1) {
            return problem.withHelp("add `- flatten` before it");
        }
        if (linear) {
            return problem.withHelp(
                    "delete `in_features`, which is inferred, or write `in_features: " + in.dim(0) + "`");
        }
        return in.rank() == 1
                ? problem.withHelp(
                        "a picture comes from `dataset: {mnist: {layout: image}}`; after `flatten` there" + " is none")
                : problem.withHelp("make the window smaller, or the picture larger");
    }

    private Diagnostic tooLarge(Location place, String message) {
        return Diagnostic.error(DiagnosticCodes.TOO_LARGE, place, message)
                .withTable(table())
                .withHelp("make the layers smaller");
    }

    private void output(Shape shape, int outputs) {
        if (shape.rank() == 1 && shape.dim(0) == outputs) {
            return;
        }
        Step last = trace.getLast();
        problems.add(Diagnostic.error(
                        DiagnosticCodes.SHAPE,
                        last.place(),
                        "the last layer gives " + shape + ", the dataset wants [" + outputs + "]")
                .withLabel("gives " + shape)
                .withRelated(trace.getFirst().place(), "wants [" + outputs + "]")
                .withExpected("[" + outputs + "]", shape.toString())
                .withTable(table())
                .withHelp("end the architecture with `- linear: " + outputs + "`"));
    }

    private List<String> table() {
        int width = trace.stream().mapToInt(s -> s.word().length()).max().orElse(0);
        return trace.stream()
                .map(s -> "line " + s.place().line() + ": " + s.word()
                        + " ".repeat(width - s.word().length()) + " -> " + s.shape())
                .toList();
    }

    /// The word that a person writes for a layer.
    public static String word(LayerSpec layer) {
        return ComponentWord.of(layer);
    }
}
