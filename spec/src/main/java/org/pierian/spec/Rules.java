package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the rules of one record that do not hold.
final class Rules {

    private final List<Contradiction> broken = new ArrayList<>();

    /// A rule about a key.
    ///
    /// @param holds whether it holds
    /// @param key the key to look at when it does not
    /// @param rule the rule as a message says it
    /// @param help how to fix it
    Rules require(boolean holds, String key, String rule, String help) {
        return add(holds, new Contradiction(key, rule, Optional.empty(), help));
    }

    /// A rule about a key, with what was found instead.
    ///
    /// @param holds whether it holds
    /// @param key the key to look at when it does not
    /// @param rule the rule as a message says it
    /// @param got what the keys are
    /// @param help how to fix it
    Rules require(boolean holds, String key, String rule, String got, String help) {
        return add(holds, new Contradiction(key, rule, Optional.of(got), help));
    }

    /// The rule that no layer mixes the examples of a batch, its axis 0.
    ///
    /// @param key names the axis
    /// @param dim the axis
    Rules notTheBatch(String key, int dim) {
        return require(
                dim != 0,
                key,
                "`" + key + ": 0` is the batch, whose examples are independent",
                "count an example's axes from 1, or from -1 for the last");
    }

    private Rules add(boolean holds, Contradiction contradiction) {
        if (!holds) {
            broken.add(contradiction);
        }
        return this;
    }

    List<Contradiction> broken() {
        return List.copyOf(broken);
    }
}
