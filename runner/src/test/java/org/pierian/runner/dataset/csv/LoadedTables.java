package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Loads tables of a folder, for tests, and keeps what is said about them.
final class LoadedTables {

    private final Path folder;
    private final List<String> notices = new ArrayList<>();

    LoadedTables(Path folder) {
        this.folder = folder;
    }

    /// Loads a table by a spec.
    ///
    /// @param file the table's name
    /// @param keys the other keys of the table, each in a line of its own that is indented by four
    Data load(String file, String keys) throws IOException {
        Path spec = Files.writeString(
                folder.resolve("spec.yaml"),
                "dataset:\n  csv:\n    file: " + file + "\n" + keys
                        + "architecture: [{linear: 2}]\nloss: mse\noptimizer: adam\nseed: 5\n");
        ResolvedSpec resolved = SpecReader.read(spec, List.of()).spec().orElseThrow();
        return new DataLoader(DataFolders.of(Optional.of(folder)), notices::add).load(resolved, List.of(folder));
    }

    /// Writes a table in UTF-8 and loads it.
    Data write(String file, String text, String keys) throws IOException {
        return write(file, text, StandardCharsets.UTF_8, keys);
    }

    /// Writes a table and loads it.
    Data write(String file, String text, Charset charset, String keys) throws IOException {
        Files.writeString(folder.resolve(file), text, charset);
        return load(file, keys);
    }

    /// What was said.
    List<String> notices() {
        return notices;
    }

    static List<Float> inputs(Dataset set) {
        return numbers(set, true);
    }

    static List<Float> targets(Dataset set) {
        return numbers(set, false);
    }

    private static List<Float> numbers(Dataset set, boolean inputs) {
        int[] order = new int[set.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        List<Float> numbers = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor x = backend.zeros(set.inputType().shape().prepend(set.size()));
            Tensor t = backend.zeros(set.targetType().outputShape().prepend(set.size()));
            set.fill(order, 0, new Batch(x, Tensor.NONE, t));
            for (float value : (inputs ? x : t).toArray()) {
                numbers.add(value);
            }
        }
        return numbers;
    }
}
