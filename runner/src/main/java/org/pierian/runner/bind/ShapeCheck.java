package org.pierian.runner.bind;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.core.data.TargetType;
import org.pierian.core.layer.norm.BatchNorm;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Follows shapes through an architecture, from the dataset's declaration, without data and without building
/// anything.
public final class ShapeCheck {

    private static final long MOST_PARAMETERS = 1L << 31;
    private static final int FIRST_STEPS = 10;
    private static final int LAST_STEPS = 30;

    private final ResolvedSpec resolved;
    private final Source source;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private final TiedWeights weights;
    private long parameters;

    private ShapeCheck(ResolvedSpec resolved, Source source) {
        this.resolved = resolved;
        this.source = source;
        this.weights = new TiedWeights(resolved);
    }

    private record Step(Location place, String word, TensorType type) {}

    /// What does not fit, at the place of the layer.
    ///
    /// @param resolved the spec
    /// @param source its dataset
    public static List<Diagnostic> check(ResolvedSpec resolved, Source source) {
        ShapeCheck check = new ShapeCheck(resolved, source);
        Declaration declaration = source.declaration();
        check.trace.add(new Step(resolved.locationOf("dataset"), "dataset", declaration.input()));
        LayerWalk.through(resolved.spec(), declaration.input(), check::layer)
                .ifPresent(type -> check.output(
                        type.shape(), LossBinder.outputShape(resolved.spec().loss(), declaration)));
        return check.problems;
    }

    private Optional<TensorType> layer(LayerWalk.Visit visit) {
        Location place = resolved.locationOf(visit.path());
        String word = ComponentWord.of(visit.spec());
        TensorType in = visit.in();
        refuseFileInit(visit.spec(), visit.path() + "." + word + ".");
        try {
            requireNumbers(visit, word);
            TensorType out = visit.plan().output(in);
            if (visit.isContainer()) { // what is inside has been counted
                if (visit.isJoin()) {
                    trace.add(new Step(place, word, out));
                }
                return Optional.of(out);
            }
            visit.plan()
                    .parameterShapes(in)
                    .forEach(p -> parameters += p.shape().size());
            if (parameters > MOST_PARAMETERS) {
                problems.add(tooLarge(place, "the network has more than 2^31 parameters"));
                return Optional.empty();
            }
            refuseSingleValues(visit, place);
            weights.check(visit).ifPresent(problems::add);
            trace.add(new Step(place, word, out));
            return Optional.of(out);
        } catch (ShapeTooLargeException | ArithmeticException e) {
            problems.add(tooLarge(place, word + " makes a tensor of more than 2^31 elements"));
        } catch (ShapeException e) {
            Diagnostic problem = Diagnostic.error(DiagnosticCodes.SHAPE, place, String.valueOf(e.getMessage()))
                    .withLabel("gets " + in)
                    .withExpected("an input that fits " + word, in.toString())
                    .withTable(table());
            problems.add(
                    advice(e.misfit(), visit.spec(), in).map(problem::withHelp).orElse(problem));
        }
        return Optional.empty();
    }

    private static void requireNumbers(LayerWalk.Visit visit, String word) {
        if (!visit.in().isNumbers() && !visit.plan().takesIndices()) {
            throw new ShapeException(ShapeException.Misfit.INDICES, word + " wants numbers, got " + visit.in());
        }
    }

    private Optional<String> advice(ShapeException.Misfit misfit, LayerSpec layer, TensorType type) {
        Shape in = type.shape();
        return switch (misfit) {
            case WRITTEN_FEATURES ->
                Optional.of(isOfFlattened(layer, in) ? "add `- flatten` before it" : infer("in_features", in.last()));
            case WRITTEN_CHANNELS -> Optional.of(infer("in_channels", in.dim(0)));
            case NO_IMAGE -> Optional.of(source.pictureAdvice());
            case GROUPS -> Optional.of("choose `groups` so that it divides both numbers of channels");
            case INDICES ->
                Optional.of(
                        type.isIndices()
                                ? "put `- embedding: 16` before it, which makes numbers of indices"
                                : "take columns of numbers with `- columns`, or one of indices with `- select`");
            case LARGE_WINDOW -> Optional.of("make the window smaller, or the picture larger");
            case OTHER ->
                layer instanceof ContainerSpec.Residual residual
                        ? Optional.of(ofResidual(residual, in))
                        : Optional.empty();
        };
    }

    private static String ofResidual(ContainerSpec.Residual layer, Shape in) {
        return layer.projection().isPresent()
                ? "let `projection` give what the layers inside give"
                : "add `projection`, layers that bring " + in + " to the other shape; or let the layers inside give "
                        + in + ", or write them without `residual`";
    }

    /// Whether a layer wants as many inputs as an example has on all its axes together.
    private static boolean isOfFlattened(LayerSpec layer, Shape in) {
        return in.rank() > 1
                && layer instanceof BasicLayerSpec.Linear linear
                && linear.inFeatures().equals(Optional.of(in.size()));
    }

    private static String infer(String key, int size) {
        return "delete `" + key + "`, which is inferred, or write `" + key + ": " + size + "`";
    }

    /// A file starts the whole network, so it cannot start one layer.
    ///
    /// @param prefix path of the layer's keys
    private void refuseFileInit(LayerSpec layer, String prefix) {
        for (RecordComponent component : layer.getClass().getRecordComponents()) {
            if (value(component, layer) instanceof Optional<?> value
                    && value.orElse(null) instanceof InitSpec init
                    && InitBinder.file(init).isPresent()) {
                problems.add(Diagnostic.error(
                                DiagnosticCodes.CONTRADICTION,
                                resolved.locationOf(prefix + Words.ofComponent(component.getName())),
                                "`file` starts the whole network, not one layer")
                        .withHelp("write `init: {file: ...}` at the top of the spec"));
            }
        }
    }

    /// A channel with one number in a batch has no variance, and would become its bias.
    private void refuseSingleValues(LayerWalk.Visit visit, Location place) {
        if (resolved.spec().batchSize() == 1
                && visit.plan() instanceof BatchNorm.Plan
                && BatchNorm.Plan.isVector(visit.in())) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            place,
                            "`batch_norm` with `batch_size: 1` has one number of each channel, which has no variance")
                    .withLabel("gets " + visit.in())
                    .withExpected("a batch_size of at least 2", "1")
                    .withHelp("write a larger `batch_size`, or take `layer_norm`"));
        }
    }

    private static @Nullable Object value(RecordComponent component, LayerSpec layer) {
        try {
            return component.getAccessor().invoke(layer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Diagnostic tooLarge(Location place, String message) {
        return Diagnostic.error(DiagnosticCodes.TOO_LARGE, place, message)
                .withTable(table())
                .withHelp("make the layers smaller");
    }

    private void output(Shape shape, Shape wanted) {
        if (shape.equals(wanted)) {
            return;
        }
        Step last = trace.getLast();
        String wants = wanted.rank() == 1 ? "the dataset wants " : source.targetWord() + " needs ";
        problems.add(Diagnostic.error(
                        DiagnosticCodes.SHAPE, last.place(), "the last layer gives " + shape + ", " + wants + wanted)
                .withLabel("gives " + shape)
                .withRelated(trace.getFirst().place(), "wants " + wanted)
                .withExpected(wanted.toString(), shape.toString())
                .withTable(table())
                .withHelp(wanted.rank() == 1 ? advice(shape, wanted.dim(0)) : advice(shape, wanted)));
    }

    private String advice(Shape given, int outputs) {
        if (given.rank() < 2) {
            return "end the architecture with `- linear: " + outputs + "`";
        }
        return given.last() == outputs && last(resolved.spec().layers()) instanceof BasicLayerSpec.Linear
                ? "add `- flatten` before it; `linear` works on the last axis of whatever it gets"
                : "end the architecture with `- flatten` and `- linear: " + outputs + "`";
    }

    /// Where a target stands at each position.
    private String advice(Shape given, Shape wanted) {
        if (source.declaration().target() instanceof TargetType.Classes classes && classes.classesFirst()) {
            return "keep height and width in all layers, and end the architecture with `- conv2d: {out_channels: "
                    + classes.outputs() + ", kernel_size: 1}`";
        }
        if (given.rank() == wanted.rank() && given.withLast(wanted.last()).equals(wanted)) {
            return "end the architecture with `- linear: " + wanted.last() + "`, which works on the last axis";
        }
        return given.rank() < wanted.rank()
                ? "let every layer keep the step axis: nothing may flatten it or take its last step alone"
                : "let the layers give " + wanted;
    }

    private static LayerSpec last(List<LayerSpec.Child> layers) {
        LayerSpec last = layers.getLast().layer();
        return last instanceof ContainerSpec.Sequential sequence ? last(sequence.children()) : last;
    }

    /// The way to the last layer; of a long one its beginning and its end.
    private List<String> table() {
        int width = trace.stream().mapToInt(s -> s.word().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            int left = trace.size() - FIRST_STEPS - LAST_STEPS;
            if (i == FIRST_STEPS && left > 1) {
                lines.add("... " + left + " more layers");
                i += left;
            }
            Step step = trace.get(i);
            lines.add("line " + step.place().line() + ": " + step.word()
                    + " ".repeat(width - step.word().length()) + " -> " + step.type());
        }
        return lines;
    }
}
