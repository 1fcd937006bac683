package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.spec.diagnostic.DisplayText;

/// An architecture as lines of a spec, with its tensors by the names that the network gives them.
final class SpecLines {

    private static final int MOST_CHARACTERS = 60;

    private final StringBuilder text = new StringBuilder();
    private final List<NamedTensor> tensors = new ArrayList<>();

    /// Writes layers.
    SpecLines(List<Imported> layers) {
        list(layers, "  ", "");
    }

    /// The lines below `architecture:`.
    String text() {
        return text.toString();
    }

    /// What the weights file holds.
    List<NamedTensor> tensors() {
        return List.copyOf(tensors);
    }

    private void list(List<Imported> layers, String indent, String prefix) {
        for (int i = 0; i < layers.size(); i++) {
            layer(layers.get(i), indent, prefix + i + ".");
        }
    }

    private void layer(Imported layer, String indent, String prefix) {
        switch (layer) {
            case Imported.Layer(String line, List<NamedTensor> parts, String origin) -> {
                text.append(indent).append("- ").append(line);
                if (!origin.isEmpty()) {
                    text.append("  # ").append(DisplayText.line(DisplayText.cut(origin, MOST_CHARACTERS)));
                }
                text.append('\n');
                parts.forEach(part -> tensors.add(new NamedTensor(prefix + part.name(), part.shape(), part.values())));
            }
            case Imported.Residual(List<Imported> layers) -> {
                text.append(indent).append("- residual:\n");
                list(layers, indent + "    ", prefix);
            }
            case Imported.Parallel(String join, int dim, List<List<Imported>> branches) -> {
                text.append(indent).append("- parallel:\n");
                text.append(indent).append("    join: ").append(join).append('\n');
                if (join.equals("concat")) {
                    text.append(indent).append("    dim: ").append(dim).append('\n');
                }
                text.append(indent).append("    branches:\n");
                for (int b = 0; b < branches.size(); b++) {
                    branch(branches.get(b), indent + "      ", prefix + b + ".");
                }
            }
        }
    }

    private void branch(List<Imported> layers, String indent, String prefix) {
        if (layers.isEmpty()) {
            text.append(indent).append("- identity\n");
            return;
        }
        text.append(indent).append("- sequential:\n");
        list(layers, indent + "    ", prefix);
    }
}
