package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.init.Initializer;
import org.pierian.spec.InitSpec;

/// Turns the words for how parameters start into initializers.
public final class InitBinder {

    private InitBinder() {}

    /// The file, in the spec's folder, that all parameters are read from; empty where they are drawn.
    public static Optional<String> file(InitSpec spec) {
        return spec instanceof InitSpec.FromFile(String path) ? Optional.of(path) : Optional.empty();
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
            case InitSpec.FromFile _ -> new Initializer.Constant(0f);
        };
    }
}
