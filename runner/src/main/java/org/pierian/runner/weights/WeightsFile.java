package org.pierian.runner.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Moves weights between files and a network.
public final class WeightsFile {

    private static final int MAX_SHOWN = 20;
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
        List<Match> matches = switch (format(file)) {
            case SAFETENSORS -> byName(saved, SafeTensors.read(file));
            case JSON -> byPosition(saved, BookWeights.read(file));
        };
        List<String> misfits =
                matches.stream().map(Match::misfit).flatMap(Optional::stream).toList();
        if (!misfits.isEmpty()) {
            throw misfit(file, misfits);
        }
        for (Match match : matches) {
            match.wanted().orElseThrow().assign(match.tensor().orElseThrow().values());
        }
    }

    private enum Format {
        SAFETENSORS,
        JSON
    }

    /// A tensor of the network and that of the file that belongs to it; at least one is there.
    private record Match(Optional<SavedTensor> wanted, Optional<NamedTensor> tensor) {

        Optional<String> misfit() {
            if (wanted.isEmpty()) {
                NamedTensor extra = tensor.orElseThrow();
                return Optional.of(shown(extra.name(), extra.shape()) + " is not in the network");
            }
            SavedTensor own = wanted.get();
            if (tensor.isEmpty()) {
                return Optional.of(shown(own.name(), own.shape()) + " is not in the file");
            }
            NamedTensor found = tensor.get();
            if (!found.shape().equals(own.shape())) {
                return Optional.of(shown(own.name(), found.shape()) + " has to be " + own.shape());
            }
            return firstNotFinite(found.values())
                    .map(i -> shown(own.name(), own.shape()) + " has " + found.values()[i] + " at index " + i);
        }

        private static String shown(String name, Shape shape) {
            return TensorNames.shown(name) + " " + shape;
        }

        private static Optional<Integer> firstNotFinite(float[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    return Optional.of(i);
                }
            }
            return Optional.empty();
        }
    }

    private static List<Match> byName(List<? extends SavedTensor> saved, List<NamedTensor> tensors) {
        Map<String, NamedTensor> left = new LinkedHashMap<>();
        tensors.forEach(t -> left.put(t.name(), t));
        List<Match> matches = new ArrayList<>();
        for (SavedTensor wanted : saved) {
            matches.add(new Match(Optional.of(wanted), Optional.ofNullable(left.remove(wanted.name()))));
        }
        left.values().forEach(extra -> matches.add(new Match(Optional.empty(), Optional.of(extra))));
        return matches;
    }

    private static List<Match> byPosition(List<? extends SavedTensor> saved, List<NamedTensor> tensors) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < Math.max(saved.size(), tensors.size()); i++) {
            matches.add(new Match(at(saved, i), at(tensors, i)));
        }
        return matches;
    }

    private static <T> Optional<T> at(List<? extends T> list, int i) {
        return i < list.size() ? Optional.of(list.get(i)) : Optional.empty();
    }

    private static Failure misfit(Path file, List<String> misfits) {
        StringBuilder message = new StringBuilder("the weights do not fit the network, nothing was loaded: ");
        message.append(String.join("; ", misfits.subList(0, Math.min(MAX_SHOWN, misfits.size()))));
        if (misfits.size() > MAX_SHOWN) {
            message.append("; and ").append(misfits.size() - MAX_SHOWN).append(" more");
        }
        return Failure.of(ExitCode.INPUT, message.toString())
                .at(file.toString())
                .help("give the spec the architecture that the weights were trained with, or start without them");
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
