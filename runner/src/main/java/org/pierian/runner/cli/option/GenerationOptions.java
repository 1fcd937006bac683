package org.pierian.runner.cli.option;

import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.predict.TextGeneration;
import picocli.CommandLine.Option;

/// How a text is continued.
public final class GenerationOptions {

    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_SAMPLES = 10_000;
    private static final double HOTTEST = 100;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "For a network that was trained on a text: continue this one, which may be empty.")
    private @Nullable String prompt;

    @Option(
            names = "--length",
            paramLabel = "N",
            description = "The most tokens behind the prompt; 200 unless given, or the rest of a line.")
    private @Nullable Integer length;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "Draw tokens with their probabilities (1, unless given), surer (below 1), or wilder (above); 0 takes"
                            + " the likeliest always.")
    private @Nullable Double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Draw one of the K likeliest tokens; of all unless given.")
    private @Nullable Integer topK;

    @Option(names = "--samples", paramLabel = "N", description = "Write N texts, each drawn anew; 1 unless given.")
    private @Nullable Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw other tokens; 0 unless given. The same seed gives the same text everywhere.")
    private @Nullable Long seed;

    /// Whether a text is to be continued.
    ///
    /// @throws Failure when it is not, and an option says how
    public boolean isAsked() {
        if (prompt == null
                && (length != null || temperature != null || topK != null || samples != null || seed != null)) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "`--length`, `--temperature`, `--top-k`, `--samples` and `--seed` say how a text is continued,"
                                    + " and no text is given")
                    .help("give one: --prompt \"Once\"; --prompt \"\" for none");
        }
        return prompt != null;
    }

    /// How many texts are wanted.
    ///
    /// @throws Failure when the number is out of range
    public int samples() {
        return inRange("--samples", samples, 1, MOST_SAMPLES, 1);
    }

    /// How the text begins.
    public String prompt() {
        return prompt == null ? "" : prompt;
    }

    /// What is asked for.
    ///
    /// @throws Failure when a number is out of range
    public TextGeneration.Request request() {
        double heat = temperature == null ? 1 : temperature;
        if (!(heat >= 0 && heat <= HOTTEST)) {
            throw Failure.of(ExitCode.USAGE, "`--temperature` wants 0 to 100, got " + heat);
        }
        return new TextGeneration.Request(
                prompt(),
                inRange("--length", length, 1, MOST_TOKENS, 0),
                heat,
                inRange("--top-k", topK, 1, MOST_TOKENS, MOST_TOKENS),
                seed == null ? 0 : seed);
    }

    private static int inRange(String option, @Nullable Integer value, int low, int high, int unlessGiven) {
        if (value == null) {
            return unlessGiven;
        }
        WholeNumbers.require(option, value, low, high);
        return value;
    }
}
