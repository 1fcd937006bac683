package org.pierian.runner.starter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.FolderEntries;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for a folder of pictures, which has a folder for each class.
public final class FolderStarter {

    private static final List<String> TEST = List.of("test");
    private static final List<String> VALIDATION = List.of("validation", "valid", "val");
    private static final String TRAIN = "train";

    private FolderStarter() {}

    /// Writes a spec.
    ///
    /// @param folder the folder
    /// @param name its name in the spec
    /// @throws Failure when it has no two folders of classes, or its first pictures cannot be read
    public static Starter of(Path folder, String name) {
        List<String> entries = folders(folder);
        Optional<String> test = first(TEST, entries);
        Optional<String> validation = first(VALIDATION, entries);
        boolean own = entries.contains(TRAIN) && (test.isPresent() || validation.isPresent());
        Path train = own ? folder.resolve(TRAIN) : folder;
        List<String> classes = own ? folders(train) : entries;
        if (classes.size() < 2) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "`" + StarterTexts.shown(train.toString()) + "` has " + Count.of(classes.size(), "folder")
                                    + ", expected one for each class, at least two")
                    .at(StarterTexts.shown(train.toString()))
                    .help("put the pictures of each class into a folder of its own")
                    .help("or write the spec by hand: docs/images.md");
        }
        PictureSample sample = PictureSample.of(train, classes);
        StringBuilder sets = new StringBuilder();
        if (!own) {
            sets.append("    test: {fraction: 0.2}\n    # validation: {fraction: 0.1}\n");
        } else {
            sets.append(test.map(set -> "    test: {folder: " + set + "}\n").orElse("    test: {fraction: 0.2}\n"));
            sets.append(validation
                    .map(set -> "    validation: {folder: " + set + "}\n")
                    .orElse("    # validation: {fraction: 0.1}\n"));
        }
        String text = text(name, classes, sample, sets.toString());
        return new Starter(StarterTexts.checked(text, name), List.of(classes.size() + " classes, " + sample.note()));
    }

    private static Optional<String> first(List<String> wanted, List<String> entries) {
        return wanted.stream().filter(entries::contains).findFirst();
    }

    /// The folders of a folder, in the order of their names.
    private static List<String> folders(Path folder) {
        return FolderEntries.names(folder).stream()
                .filter(name -> Files.isDirectory(folder.resolve(name)))
                .toList();
    }

    private static String text(String name, List<String> classes, PictureSample sample, String sets) {
        return "# Learns the classes of the pictures in " + PlainText.quoted(name)
                + ". Change a value, then run: runner train FILE\n"
                + "# Every word and key is described in docs/spec-reference.md, the rules for pictures in docs/images.md.\n"
                + "name: " + PlainText.scalar(StarterTexts.runName(name, "pictures"))
                + "   # name of the folder below runs/\n"
                + "seed: 0                       # all random numbers follow from it\n\n"
                + "dataset:\n  images:\n"
                + "    folder: " + PlainText.quoted(name) + "\n"
                + sample.lines()
                + "    classes: " + StarterTexts.list(classes) + "\n"
                + sets
                + "    scale: standard           # each channel to mean 0 and deviation 1\n\n"
                + "architecture:                 # the number of channels of a layer is inferred\n"
                + "  - conv2d: {out_channels: 16, kernel_size: 3, padding: 1}\n"
                + "  - batch_norm\n"
                + "  - relu\n"
                + "  - conv2d: {out_channels: 32, kernel_size: 3, padding: 1, stride: 2}\n"
                + "  - batch_norm\n"
                + "  - relu\n"
                + "  - conv2d: {out_channels: 64, kernel_size: 3, padding: 1, stride: 2}\n"
                + "  - batch_norm\n"
                + "  - relu\n"
                + "  - global_avg_pool\n"
                + "  - linear: " + classes.size() + "                # as many as there are classes\n"
                + "init: he_normal               # how weights start\n\n"
                + "loss: softmax_cross_entropy   # for classes\n"
                + "optimizer:\n"
                + "  adam: 0.001                 # the learning rate\n"
                + "batch_size: 32                # examples in a step\n"
                + "epochs: 10                    # passes over the training set\n"
                + "shuffle: true                 # another order in each epoch\n";
    }
}
