package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.weights.NamePattern;
import org.pierian.spec.ParameterGroupSpec;
import org.pierian.spec.RunSpec;

/// Which parameters of a network are trained, and how, as `freeze` and `parameter_groups` say.
public final class ParameterChoice {

    private final RunSpec spec;

    private ParameterChoice(RunSpec spec) {
        this.spec = spec;
    }

    /// The parameters that are not frozen, in their order.
    public static List<Parameter> trained(RunSpec spec, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> !isFrozen(spec, parameter.name()))
                .toList();
    }

    /// Whether a parameter keeps its initial values.
    public static boolean isFrozen(RunSpec spec, String name) {
        return anyMatches(spec.freeze().orElse(List.of()), name);
    }

    /// How many numbers are frozen.
    ///
    /// @param spec a spec whose shapes fit
    /// @param input one example
    public static long frozen(RunSpec spec, TensorType input) {
        return LayerBinder.architecture(spec).parameterShapes(input).stream()
                .filter(parameter -> isFrozen(spec, parameter.name()))
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }

    /// The settings of the optimizer for a parameter.
    ///
    /// @param rateFactor factor of the learning rate
    /// @param weightDecay in place of the optimizer's own, if anything
    record Settings(double rateFactor, Optional<Double> weightDecay) {}

    /// Parameters by the settings that they are trained with, in order.
    ///
    /// @param trained the parameters that are not frozen
    static SequencedMap<Settings, List<Parameter>> groups(RunSpec spec, List<Parameter> trained) {
        ParameterChoice choice = new ParameterChoice(spec);
        SequencedMap<Settings, List<Parameter>> members = new LinkedHashMap<>();
        for (Parameter parameter : trained) {
            members.computeIfAbsent(choice.settings(parameter.name()), _ -> new ArrayList<>())
                    .add(parameter);
        }
        return members;
    }

    private Settings settings(String name) {
        Optional<Double> factor = Optional.empty();
        Optional<Double> decay = Optional.empty();
        for (ParameterGroupSpec group : spec.parameterGroups().orElse(List.of())) {
            if (anyMatches(group.parameters(), name)) {
                switch (group) {
                    case ParameterGroupSpec.LearningRate rate -> factor = factor.or(() -> Optional.of(rate.factor()));
                    case ParameterGroupSpec.WeightDecay other -> decay = decay.or(() -> Optional.of(other.value()));
                }
            }
        }
        return new Settings(factor.orElse(1.0), decay);
    }

    private static boolean anyMatches(List<String> patterns, String name) {
        return patterns.stream().map(NamePattern::new).anyMatch(pattern -> pattern.matches(name));
    }
}
