package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.RunSpec;

/// How much an optimizer keeps besides the parameters and their gradients.
final class OptimizerMemory {

    private OptimizerMemory() {}

    /// Numbers that the optimizer of a spec keeps, those for intermediate results among them.
    ///
    /// @param spec whose shapes fit
    static long numbers(RunSpec spec, Declaration declaration) {
        List<Shape> shapes = new ArrayList<>();
        LayerWalk.through(spec, declaration.input(), visit -> {
            if (!visit.isContainer()) { // what is inside has been counted
                visit.plan().parameterShapes(visit.in()).stream()
                        .map(ParameterShape::shape)
                        .forEach(shapes::add);
            }
            return Optional.of(visit.plan().output(visit.in()));
        });
        return OptimizerBinder.formula(spec.optimizer()).kept(shapes);
    }

    /// Tensors of each parameter that it keeps in checkpoints.
    static int kinds(RunSpec spec) {
        return OptimizerBinder.formula(spec.optimizer()).memory().size();
    }
}
