package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.init.Initializer;
import org.pierian.runner.weights.LoadRules;
import org.pierian.runner.weights.NamePattern;
import org.pierian.spec.InitSpec;
import org.pierian.spec.Renames;

/// Turns the words for how parameters start into initializers.
public final class InitBinder {

    private InitBinder() {}

    /// The file, in the spec's folder, that all parameters are read from; empty where they are drawn.
    public static Optional<String> file(InitSpec spec) {
        return spec instanceof InitSpec.FromFile file ? Optional.of(file.path()) : Optional.empty();
    }

    /// How tensors are found in the file.
    static LoadRules rules(InitSpec.FromFile init) {
        return new LoadRules(
                init.rename().map(Renames::rules).orElse(List.of()).stream()
                        .map(rule -> new LoadRules.Rename(new NamePattern(rule.name()), patterns(rule.inFile())))
                        .toList(),
                patterns(init.transpose().orElse(List.of())),
                patterns(init.ignore().orElse(List.of())),
                patterns(init.except().orElse(List.of())));
    }

    private static List<NamePattern> patterns(List<String> texts) {
        return texts.stream().map(NamePattern::new).toList();
    }

    static Initializer bind(InitSpec spec) {
        return switch (spec) {
            case InitSpec.Zeros _ -> new Initializer.Constant(0f);
            case InitSpec.Ones _ -> new Initializer.Constant(1f);
            case InitSpec.Constant(double value) -> new Initializer.Constant((float) value);
            case InitSpec.Uniform(double low, double high) -> new Initializer.Uniform(low, high);
            case InitSpec.Normal(double mean, double std) -> new Initializer.Normal(mean, std);
            case InitSpec.TruncatedNormal(double mean, double std, double low, double high) ->
                new Initializer.TruncatedNormal(mean, std, low, high);
            case InitSpec.Xavier _ -> new Initializer.Xavier();
            case InitSpec.XavierUniform _ -> new Initializer.XavierUniform();
            case InitSpec.HeNormal _ -> new Initializer.FanInNormal(2);
            case InitSpec.HeUniform _ -> new Initializer.FanInUniform(2);
            case InitSpec.LecunNormal _ -> new Initializer.FanInNormal(1);
            case InitSpec.LecunUniform _ -> new Initializer.FanInUniform(1);
            case InitSpec.Orthogonal(double gain) -> new Initializer.Orthogonal(gain);
            case InitSpec.Identity(double gain) -> new Initializer.Diagonal(gain, 1);
            case InitSpec.Dirac(int groups) -> new Initializer.Diagonal(1, groups);
            case InitSpec.BookNormal(double mean, double variance) -> new Initializer.Normal(mean, variance);
            case InitSpec.BookXavier _ -> new Initializer.BookXavier();
            // The file is read once the network stands.
            case InitSpec.FromFile file ->
                file.except().isEmpty() ? new Initializer.Constant(0f) : new Initializer.Xavier();
        };
    }
}
