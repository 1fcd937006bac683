package org.pierian.runner.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.read.ResolvedSpec;

/// Looks for the weights that layers share with earlier ones, as a network does when it is built.
final class TiedWeights {

    private static final String WEIGHT = "weight";

    private final ResolvedSpec resolved;
    private final Map<String, Shape> made = new LinkedHashMap<>(); // by the full name of the layer

    TiedWeights(ResolvedSpec resolved) {
        this.resolved = resolved;
    }

    /// Remembers the weight of a layer, and says what is wrong with the one that it shares.
    ///
    /// @param visit a layer whose input fits
    Optional<Diagnostic> check(LayerWalk.Visit visit) {
        for (ParameterShape parameter : visit.plan().parameterShapes(visit.in())) {
            if (parameter.name().equals(WEIGHT)) {
                made.put(visit.name(), parameter.shape());
            }
        }
        return visit.spec() instanceof BasicLayerSpec.Linear linear
                ? linear.tiedTo().flatMap(owner -> check(visit, owner, linear.outFeatures()))
                : Optional.empty();
    }

    private Optional<Diagnostic> check(LayerWalk.Visit visit, String owner, int outFeatures) {
        Shape wanted = Shape.of(outFeatures, visit.in().shape().last());
        Optional<Shape> found = find(visit.name(), owner);
        if (found.equals(Optional.of(wanted))) {
            return Optional.empty();
        }
        String message = found.map(
                        shape -> "the weight of `" + owner + "` is " + shape + ", and this layer needs " + wanted)
                .orElse("no layer `" + owner + "` with a weight comes before this one");
        Diagnostic problem = Diagnostic.error(
                        found.isPresent() ? DiagnosticCodes.SHAPE : DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(visit.path() + ".linear.tied_to"),
                        message)
                .withLabel("of an earlier layer")
                .withExpected("a layer with a weight of " + wanted, owner);
        List<String> fitting = made.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .toList();
        return Optional.of(Suggestions.nearest(owner, fitting)
                .map(name -> problem.withHelp("did you mean `" + name + "`?"))
                .orElseGet(() -> problem.withHelp(
                        fitting.isEmpty()
                                ? "no earlier layer has a weight of " + wanted + "; delete `tied_to`"
                                : "layers that fit: " + String.join(", ", fitting))));
    }

    /// Among the neighbours first, then further out.
    private Optional<Shape> find(String name, String owner) {
        int end = name.length();
        while (end >= 0) {
            end = name.lastIndexOf('.', end - 1);
            Shape shape = made.get(name.substring(0, end + 1) + owner);
            if (shape != null) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }
}
