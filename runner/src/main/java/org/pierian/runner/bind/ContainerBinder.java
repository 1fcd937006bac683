package org.pierian.runner.bind;

import java.util.List;
import java.util.function.Function;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.container.Join;
import org.pierian.core.layer.container.Parallel;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.LayerSpec.Child;
import org.pierian.spec.LayerSpec.Inside;

/// Turns words of containers into plans, with every `repeat` written out. The children of a plan are those of the
/// spec, in the same order.
///
/// @param layers turns the layers inside
record ContainerBinder(Function<LayerSpec, LayerPlan> layers) {

    LayerPlan bind(ContainerSpec spec) {
        List<Inside> inside = spec.inside();
        return switch (spec) {
            case ContainerSpec.Sequential _ -> sequence(inside.getFirst().children());
            case ContainerSpec.Repeat repeat -> sequence(new Inside("", "", List.of(repeat)).children());
            case ContainerSpec.Residual residual ->
                new Residual.Plan(
                        sequence(inside.getFirst().children()),
                        residual.projection().map(_ -> sequence(inside.getLast().children())));
            case ContainerSpec.Parallel parallel ->
                parallel(parallel, inside.getFirst().children());
        };
    }

    /// Layers one after the other.
    Sequential.Plan sequence(List<Child> children) {
        return new Sequential.Plan(plans(children), parts(children));
    }

    private LayerPlan parallel(ContainerSpec.Parallel spec, List<Child> branches) {
        Join join = switch (spec.join()) {
            case ADD -> Join.ADD;
            case MULTIPLY -> Join.MULTIPLY;
            case CONCAT -> Join.CONCAT;
        };
        return new Parallel.Plan(plans(branches), parts(branches), join, spec.dim(), spec.split());
    }

    private List<LayerPlan> plans(List<Child> children) {
        return children.stream().map(child -> layers.apply(child.layer())).toList();
    }

    private static List<String> parts(List<Child> children) {
        return children.stream().map(Child::part).toList();
    }
}
