package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.dataset.text.TextProfile;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for a text, which learns to continue it: line by line where lines are short, else as a
/// stream.
public final class TextStarter {

    private static final int SHORT_LINE = 40;
    private static final int FEWEST_LINES = 50;
    private static final int WINDOW = 64;
    private static final int PARTS = 20; // a tenth is the test set, and has a window and one token more
    private static final int BYTES = 256;
    private static final int SMALLEST = 200;

    private TextStarter() {}

    /// Writes a spec.
    ///
    /// @param file the text
    /// @param name its name in the spec
    /// @throws Failure when it cannot be read, or is too short
    public static Starter of(Path file, String name) {
        TextProfile profile = TextProfile.of(List.of(file));
        if (profile.size() < SMALLEST) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "`" + StarterTexts.shown(name) + "` has " + Count.of(profile.size(), "character")
                                    + ", too few to learn from")
                    .at(StarterTexts.shown(file.toString()))
                    .help("take a longer text");
        }
        boolean lines = profile.lines() >= FEWEST_LINES && profile.longest() <= SHORT_LINE;
        String text = lines ? ofLines(name, profile) : ofStream(name, profile);
        return new Starter(
                StarterTexts.checked(text, name),
                List.of(Count.of(profile.lines(), "line") + ", the longest of "
                        + Count.of(profile.longest(), "character") + ", " + profile.characters()
                        + " different characters"));
    }

    private static String ofLines(String name, TextProfile profile) {
        int tokens = profile.isText() ? profile.characters() + 1 : BYTES; // and the end of a line
        return head(name, profile, tokens)
                + "    sequence_length: " + (profile.longest() + 1) + "         # the longest line, and one step more\n"
                + "    examples: lines             # each line is an example\n"
                + "    test: {fraction: 0.1}\n"
                + "    validation: {fraction: 0.1}\n\n"
                + tail(tokens)
                + "bucket_by_length: 8           # lines of a batch are about equally long\n";
    }

    private static String ofStream(String name, TextProfile profile) {
        int tokens = profile.isText() ? profile.characters() + (profile.newline() ? 1 : 0) : BYTES;
        int window = Math.clamp(profile.size() / PARTS - 1, 1, WINDOW);
        return head(name, profile, tokens)
                + "    sequence_length: " + window + "         # tokens of a window\n"
                + "    test: {last: 0.1}\n"
                + "    validation: {last: 0.1}\n\n"
                + tail(tokens);
    }

    private static String head(String name, TextProfile profile, int tokens) {
        return "# Learns to continue the text " + PlainText.quoted(name)
                + ". Change a value, then run: runner train FILE\n"
                + "# Every word and key is described in docs/spec-reference.md, the rules for texts in docs/text.md.\n"
                + "name: " + PlainText.scalar(StarterTexts.runNameOfFile(name, "text"))
                + "   # name of the folder below runs/\n"
                + "seed: 0                       # all random numbers follow from it\n\n"
                + "dataset:\n  text:\n"
                + "    file: " + PlainText.quoted(name) + "\n"
                + "    tokens: " + (profile.isText() ? "{characters: " + tokens + "}" : "bytes")
                + "       # or {bpe: 512}\n";
    }

    private static String tail(int tokens) {
        return "architecture:\n"
                + "  - embedding: 32               # a vector for each token\n"
                + "  - lstm: 128                   # reads them one after the other\n"
                + "  - linear: " + tokens + "                 # as many as there are tokens\n\n"
                + "loss: softmax_cross_entropy   # of the next token\n"
                + "optimizer:\n"
                + "  adam: 0.003                 # the learning rate\n"
                + "clip: {norm: 1.0}             # no step is larger\n"
                + "metrics: [token_accuracy, perplexity]\n"
                + "batch_size: 32                # examples in a step\n"
                + "epochs: 5                     # passes over the training set\n";
    }
}
