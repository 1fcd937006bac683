package org.pierian.runner.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.SavedTensor;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Moves weights between files and a network.
public final class WeightsFile {

    private static final int LOOK = 16;

    private WeightsFile() {}

    /// What is saved of a network as tensors of a file, in the same order; the values are copies.
    public static List<NamedTensor> tensors(List<? extends SavedTensor> saved) {
        return saved.stream()
                .map(p -> new NamedTensor(p.name(), p.shape(), p.values()))
                .toList();
    }

    /// Sets all that is saved of a network from a file: by name from safetensors, by position from the book's JSON.
    ///
    /// The format follows from the file's extension, `.safetensors` or `.json`, and without one of these from
    /// its first bytes.
    ///
    /// @throws Failure when the file cannot be read, or a tensor is missing, left over, misshapen or not
    /// finite; nothing is changed then
    public static void load(Path file, List<? extends SavedTensor> saved) {
        List<ParameterShape> wanted = shapes(saved);
        Fit fit = switch (format(file)) {
            case SAFETENSORS -> Fit.byName(wanted, found(SafeTensors.read(file)));
            case JSON -> Fit.byPosition(wanted, found(BookWeights.read(file)));
        };
        fit.require(file);
        for (int i = 0; i < saved.size(); i++) {
            saved.get(i).assign(fit.matches().get(i).found().orElseThrow().values());
        }
    }

    /// Makes sure that a file would fit a network, by names and shapes. Of safetensors no value is read.
    ///
    /// @param wanted what would be saved of the network, in order
    /// @throws Failure as in [#load], but for values that are not finite in safetensors
    public static void check(Path file, List<ParameterShape> wanted) {
        Fit fit = switch (format(file)) {
            case SAFETENSORS -> Fit.byName(wanted, SafeTensors.shapes(file));
            case JSON -> Fit.byPosition(wanted, found(BookWeights.read(file)));
        };
        fit.require(file);
    }

    /// Sets what is saved of a network from a file that need not have been written for it, running statistics too.
    ///
    /// @param rules how tensors are found in a file of safetensors; one in JSON has no names, and takes no rules
    /// @throws Failure when the file cannot be read, when a tensor of the network is neither found nor excepted,
    /// when one of the file is neither used nor ignored, or when one is misshapen or not finite
    public static void load(Path file, LoadRules rules, List<? extends SavedTensor> saved) {
        if (isPositional(file, rules)) {
            load(file, saved);
            return;
        }
        SafeTensors.with(file, reader -> {
            List<Optional<Source>> sources = Sources.of(rules, shapes(saved), reader.entries(), file);
            for (int i = 0; i < saved.size(); i++) {
                if (sources.get(i).isPresent()) {
                    saved.get(i).assign(sources.get(i).get().values(reader, file));
                }
            }
            return saved;
        });
    }

    /// Makes sure that such a file would fit a network, by names, types and shapes. Of safetensors no value is read.
    ///
    /// @param rules as there
    /// @param wanted what would be saved of the network, in order
    /// @throws Failure as there, but for values that are not finite in safetensors
    public static void check(Path file, LoadRules rules, List<ParameterShape> wanted) {
        if (isPositional(file, rules)) {
            check(file, wanted);
        } else {
            SafeTensors.with(file, reader -> Sources.of(rules, wanted, reader.entries(), file));
        }
    }

    /// Whether a file has no names.
    ///
    /// @throws Failure when rules want them
    private static boolean isPositional(Path file, LoadRules rules) {
        boolean positional = format(file) == Format.JSON;
        if (positional && !rules.isNone()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "weights in JSON have no names, and `rename`, `transpose`, `ignore` and `except` need them")
                    .at(file.toString())
                    .help("take a `.safetensors` file");
        }
        return positional;
    }

    private static List<ParameterShape> shapes(List<? extends SavedTensor> saved) {
        return saved.stream()
                .map(tensor -> new ParameterShape(tensor.name(), tensor.shape()))
                .toList();
    }

    private static List<Fit.Found> found(List<NamedTensor> tensors) {
        return tensors.stream().map(Fit.Found::of).toList();
    }

    private enum Format {
        SAFETENSORS,
        JSON
    }

    private static Format format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        byte[] start = InputFile.start(file, LOOK);
        ForeignFormat.refuse(file, start);
        if (name.endsWith(".safetensors")) {
            return Format.SAFETENSORS;
        }
        return name.endsWith(".json") ? Format.JSON : formatOfContent(file, start);
    }

    private static Format formatOfContent(Path file, byte[] start) {
        if (SafeTensors.looksLike(start, file.toFile().length())) {
            return Format.SAFETENSORS;
        }
        if (start.length > 0 && start[0] == '[') {
            return Format.JSON;
        }
        throw Failure.of(ExitCode.INPUT, "`" + file + "` is neither a safetensors file nor weights in JSON")
                .at(file.toString())
                .help("give it its extension, `.safetensors` or `.json`");
    }
}
