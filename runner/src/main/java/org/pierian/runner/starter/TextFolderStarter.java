package org.pierian.runner.starter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.dataset.text.TextProfile;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.FolderEntries;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for a folder with a file of texts for each class.
public final class TextFolderStarter {

    private static final String SUFFIX = ".txt";
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final int LONGEST = 400; // characters; beyond that, words
    private static final int WORDS = 20_000;
    private static final int STEPS = 200;

    private TextFolderStarter() {}

    /// Whether a folder has files of texts.
    public static boolean fits(Path folder) {
        return !files(folder).isEmpty() || !files(folder.resolve(TRAIN)).isEmpty();
    }

    /// Writes a spec.
    ///
    /// @param folder the folder
    /// @param name its name in the spec
    /// @throws Failure when it has no two files, or one cannot be read
    public static Starter of(Path folder, String name) {
        boolean own = files(folder).isEmpty();
        Path train = own ? folder.resolve(TRAIN) : folder;
        List<Path> files = files(train);
        List<String> classes = files.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                .toList();
        if (classes.size() < 2) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "`" + StarterTexts.shown(train.toString()) + "` has "
                                    + Count.of(classes.size(), "text file")
                                    + ", expected one for each class, at least two")
                    .at(StarterTexts.shown(train.toString()))
                    .help("write the texts of each class into a file of its own, a text in each line")
                    .help("or name the file itself, for a network that continues it");
        }
        List<Path> tests = own ? files(folder.resolve(TEST)) : List.of();
        TextProfile divided = TextProfile.of(files);
        TextProfile all =
                TextProfile.of(Stream.concat(files.stream(), tests.stream()).toList());
        String text = text(name, classes, divided, all, !tests.isEmpty());
        return new Starter(
                StarterTexts.checked(text, name),
                List.of(classes.size() + " classes, " + Count.of(all.lines(), "text") + ", the longest of "
                        + Count.of(all.longest(), "character")));
    }

    /// The files of texts in a folder, in the order of their names.
    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return FolderEntries.names(folder).stream()
                .filter(name -> name.endsWith(SUFFIX))
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static String text(
            String name, List<String> classes, TextProfile divided, TextProfile all, boolean hasTests) {
        boolean words = all.longest() > LONGEST && all.isText();
        String tokens = words
                ? "{words: " + WORDS + "}       # the most frequent words"
                : all.isText() ? "{characters: " + divided.characters() + "}       # how many there are" : "bytes";
        int steps = Math.min(all.longest(), words ? STEPS : LONGEST);
        boolean cut = words || all.longest() > LONGEST;
        return "# Learns the classes of the texts in " + PlainText.quoted(name)
                + ". Change a value, then run: runner train FILE\n"
                + "# Every word and key is described in docs/spec-reference.md, the rules for texts in docs/text.md.\n"
                + "name: " + PlainText.scalar(StarterTexts.runName(name, "texts"))
                + "   # name of the folder below runs/\n"
                + "seed: 0                       # all random numbers follow from it\n\n"
                + "dataset:\n  text_folder:\n"
                + "    folder: " + PlainText.quoted(name) + "\n"
                + "    tokens: " + tokens + "\n"
                + "    sequence_length: " + steps + "         # the most tokens of a text\n"
                + (cut ? "    truncate: true              # longer texts are cut\n" : "")
                + "    classes: " + StarterTexts.list(classes) + "\n"
                + (hasTests ? "    test: {folder: test}\n" : "    test: {fraction: 0.2}\n")
                + "    validation: {fraction: 0.1}\n\n"
                + "architecture:\n"
                + "  - embedding: 32               # a vector for each token\n"
                + "  - lstm: {hidden_size: 64, output: last}\n"
                + "  - linear: " + classes.size() + "                # as many as there are classes\n\n"
                + "loss: softmax_cross_entropy   # for classes\n"
                + "optimizer:\n"
                + "  adam: 0.003                 # the learning rate\n"
                + "clip: {norm: 1.0}             # no step is larger\n"
                + "batch_size: 32                # examples in a step\n"
                + "bucket_by_length: 8           # texts of a batch are about equally long\n"
                + "epochs: 10                    # passes over the training set\n";
    }
}
