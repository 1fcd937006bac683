package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.RunSpec;

/// The layers of an architecture that draw random numbers in each step of training.
public final class RandomLayers {

    private RandomLayers() {}

    /// One of them.
    ///
    /// @param word in the spec
    /// @param name in weights files
    public record Found(String word, String name) {}

    /// Those of a spec whose shapes fit, in order.
    public static List<Found> of(RunSpec spec, Declaration declaration) {
        List<Found> found = new ArrayList<>();
        LayerWalk.through(spec, declaration.input(), visit -> {
            if (!visit.isContainer() && visit.plan().isRandom()) {
                found.add(new Found(ComponentWord.of(visit.spec()), visit.name()));
            }
            return Optional.of(visit.plan().output(visit.in()));
        });
        return List.copyOf(found);
    }
}
