package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.failure.Count;
import org.pierian.runner.weights.NamePattern;
import org.pierian.spec.InitSpec;
import org.pierian.spec.ParameterGroupSpec;
import org.pierian.spec.Renames;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.read.ResolvedSpec;

/// Compares the patterns of a spec with the names of its network's parameters: each has to match one.
final class PatternCheck {

    private static final int MOST_CANDIDATES = 2_000; // more take long to compare
    private static final String PARAMETER = "parameter";
    private static final String TENSOR = "parameter or running statistic";

    private final ResolvedSpec resolved;
    private final List<String> parameters;
    private final List<ParameterShape> saved;
    private final List<Diagnostic> problems = new ArrayList<>();

    private PatternCheck(ResolvedSpec resolved, List<ParameterShape> parameters, List<ParameterShape> state) {
        this.resolved = resolved;
        this.parameters = names(parameters);
        this.saved = new ArrayList<>(parameters);
        saved.addAll(state);
    }

    /// What does not match, at the place of the pattern.
    ///
    /// @param resolved a spec whose shapes fit
    /// @param input one example
    static List<Diagnostic> check(ResolvedSpec resolved, TensorType input) {
        RunSpec spec = resolved.spec();
        if (spec.biasInit() instanceof InitSpec.FromFile) {
            return List.of(ofBiases(resolved));
        }
        boolean has = spec.freeze().isPresent()
                || spec.parameterGroups().isPresent()
                || spec.init() instanceof InitSpec.FromFile;
        if (!has) {
            return List.of();
        }
        LayerPlan plan = LayerBinder.architecture(spec);
        PatternCheck check = new PatternCheck(resolved, plan.parameterShapes(input), plan.stateShapes(input));
        check.freeze(spec);
        check.groups(spec);
        if (spec.init() instanceof InitSpec.FromFile init) {
            check.file(init);
        }
        return check.problems;
    }

    private static Diagnostic ofBiases(ResolvedSpec resolved) {
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("bias_init"),
                        "`file` starts the whole network, biases too")
                .withExpected("`init: {file: ...}`", "`bias_init: {file: ...}`")
                .withHelp("write `init: {file: ...}` alone");
    }

    private static List<String> names(List<ParameterShape> tensors) {
        return tensors.stream().map(ParameterShape::name).toList();
    }

    private void freeze(RunSpec spec) {
        spec.freeze().ifPresent(patterns -> require("freeze", patterns, parameters, PARAMETER));
        if (!parameters.isEmpty() && parameters.stream().allMatch(name -> ParameterChoice.isFrozen(spec, name))) {
            problems.add(
                    Diagnostic.error(
                                    DiagnosticCodes.CONTRADICTION,
                                    resolved.locationOf("freeze"),
                                    "`freeze` leaves no parameter to be trained")
                            .withLabel("matches all of them")
                            .withExpected(
                                    "a parameter that is trained", Count.of(parameters.size(), "frozen parameter"))
                            .withHelp(
                                    "leave the last layers out; to measure a network that is not trained, use `runner evaluate`"));
        }
    }

    private void groups(RunSpec spec) {
        List<ParameterGroupSpec> groups = spec.parameterGroups().orElse(List.of());
        for (int i = 0; i < groups.size(); i++) {
            String word = switch (groups.get(i)) {
                case ParameterGroupSpec.LearningRate _ -> "learning_rate";
                case ParameterGroupSpec.WeightDecay _ -> "weight_decay";
            };
            String path = "parameter_groups[" + i + "]." + word + ".parameters";
            require(path, groups.get(i).parameters(), parameters, PARAMETER);
        }
    }

    private void file(InitSpec.FromFile init) {
        List<String> all = names(saved);
        init.rename()
                .map(renames -> renames.rules().stream().map(Renames.Rule::name).toList())
                .ifPresent(patterns -> require("init.file.rename", patterns, all, TENSOR));
        init.except().ifPresent(patterns -> require("init.file.except", patterns, all, TENSOR));
        init.transpose().ifPresent(patterns -> {
            require("init.file.transpose", patterns, all, TENSOR);
            for (int i = 0; i < patterns.size(); i++) {
                matrices("init.file.transpose[" + i + "]", new NamePattern(patterns.get(i)));
            }
        });
    }

    private void matrices(String path, NamePattern pattern) {
        saved.stream()
                .filter(tensor -> pattern.matches(tensor.name()))
                .filter(tensor -> Arrays.stream(tensor.shape().toArray())
                                .filter(dim -> dim != 1)
                                .count()
                        > 2)
                .findFirst()
                .ifPresent(tensor -> problems.add(Diagnostic.error(
                                DiagnosticCodes.CONTRADICTION,
                                resolved.locationOf(path),
                                "`" + tensor.name() + "` " + tensor.shape()
                                        + " has more than two axes and cannot be transposed")
                        .withExpected("weights of two axes", tensor.shape().toString())
                        .withHelp("write a pattern that matches weights of `linear` and the like alone")));
    }

    private void require(String path, List<String> patterns, List<String> names, String what) {
        for (int i = 0; i < patterns.size(); i++) {
            NamePattern pattern = new NamePattern(patterns.get(i));
            if (names.stream().noneMatch(pattern::matches)) {
                problems.add(unmatched(resolved, path + "[" + i + "]", pattern.text(), names, what));
            }
        }
    }

    private static Diagnostic unmatched(
            ResolvedSpec resolved, String path, String pattern, List<String> names, String what) {
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.NO_PARAMETER,
                        resolved.locationOf(path),
                        "`" + DisplayText.cut(pattern) + "` matches no " + what + " of the network")
                .withLabel("matches nothing")
                .withExpected("the name of a " + what + ", or a pattern that matches one", "`" + pattern + "`");
        Optional<String> near = Suggestions.nearest(pattern, candidates(names));
        return near.map(name -> problem.withHelp("did you mean `" + name + "`?"))
                .orElseGet(() -> problem.withHelp("`*` is a part of a name without dots, `**` any part: `**.bias`"))
                .withNote("names are " + some(names));
    }

    private static String some(List<String> names) {
        int shown = Math.min(6, names.size());
        return names.isEmpty()
                ? "none: the network has no parameters"
                : names.subList(0, shown).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                        + (names.size() > shown ? ", ...; `runner summary` lists the layers" : "");
    }

    /// Names, and the same with `*` for each number, and for the last part.
    private static Set<String> candidates(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names.subList(0, Math.min(MOST_CANDIDATES, names.size()))) {
            String general = name.replaceAll("(?<![^.])[0-9]+(?![^.])", "*");
            all.add(name);
            all.add(general);
            all.add(withoutLast(name));
            all.add(withoutLast(general));
        }
        all.removeIf(pattern -> pattern.chars().allMatch(c -> c == '*' || c == '.')); // which match anything
        return all;
    }

    private static String withoutLast(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1) + "*";
    }
}
