package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.read.ResolvedSpec;

/// Follows shapes through an architecture, from the dataset's declaration, without data and without building
/// anything.
public final class ShapeCheck {

    private static final long MOST_PARAMETERS = 1L << 31;

    private final ResolvedSpec resolved;
    private final Source source;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private long parameters;

    private ShapeCheck(ResolvedSpec resolved, Source source) {
        this.resolved = resolved;
        this.source = source;
    }

    private record Step(Location place, String word, Shape shape) {}

    /// What does not fit, at the place of the layer.
    ///
    /// @param resolved the spec
    /// @param source its dataset
    public static List<Diagnostic> check(ResolvedSpec resolved, Source source) {
        ShapeCheck check = new ShapeCheck(resolved, source);
        Declaration declaration = source.declaration();
        check.trace.add(new Step(resolved.locationOf("dataset"), "dataset", declaration.inputShape()));
        LayerWalk.through(resolved.spec(), declaration.inputShape(), check::layer)
                .ifPresent(shape -> check.output(shape, declaration.outputs()));
        return check.problems;
    }

    private Optional<Shape> layer(LayerWalk.Visit visit) {
        Location place = resolved.locationOf(visit.path());
        LayerFacts facts = LayerFacts.of(visit.spec());
        String word = ComponentWord.of(visit.spec());
        Shape in = visit.in();
        refuseFileInit(facts, visit.path() + "." + word + ".init");
        try {
            Shape out = visit.plan().outputShape(in);
            visit.plan()
                    .parameterShapes(in)
                    .forEach(p -> parameters += p.shape().size());
            if (parameters > MOST_PARAMETERS) {
                problems.add(tooLarge(place, "the network has more than 2^31 parameters"));
                return Optional.empty();
            }
            trace.add(new Step(place, word, out));
            return Optional.of(out);
        } catch (ShapeTooLargeException | ArithmeticException e) {
            problems.add(tooLarge(place, word + " makes a tensor of more than 2^31 elements"));
        } catch (ShapeException e) {
            Diagnostic problem = Diagnostic.error(DiagnosticCodes.SHAPE, place, String.valueOf(e.getMessage()))
                    .withLabel("gets " + in)
                    .withExpected("an input that fits " + word, in.toString())
                    .withTable(table());
            problems.add(facts.advice(in, source.pictureAdvice())
                    .map(problem::withHelp)
                    .orElse(problem));
        }
        return Optional.empty();
    }

    /// A file starts the whole network, so it cannot start one layer.
    private void refuseFileInit(LayerFacts facts, String path) {
        if (facts.inits().stream()
                .anyMatch(init -> init.flatMap(InitBinder::file).isPresent())) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf(path),
                            "`file` starts the whole network, not one layer")
                    .withHelp("write `init: {file: ...}` at the top of the spec"));
        }
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
}
