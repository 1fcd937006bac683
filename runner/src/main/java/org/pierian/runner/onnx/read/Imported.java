package org.pierian.runner.onnx.read;

import java.util.List;
import org.pierian.runner.weights.NamedTensor;

/// A part of an architecture that was read.
sealed interface Imported {

    /// One layer.
    ///
    /// @param line how the language writes it: `linear: 10`
    /// @param tensors its tensors, each named by its place in the layer: `weight`
    /// @param origin what it was in the file, for a comment
    record Layer(String line, List<NamedTensor> tensors, String origin) implements Imported {
        /// Takes copies.
        public Layer {
            tensors = List.copyOf(tensors);
        }

        /// One without tensors.
        public Layer(String line, String origin) {
            this(line, List.of(), origin);
        }
    }

    /// Layers with their input added.
    ///
    /// @param layers the layers
    record Residual(List<Imported> layers) implements Imported {
        /// Takes copies.
        public Residual {
            layers = List.copyOf(layers);
        }
    }

    /// Branches side by side.
    ///
    /// @param join `add`, `multiply` or `concat`
    /// @param dim axis of a concatenation
    /// @param branches the layers of each, of which one may have none
    record Parallel(String join, int dim, List<List<Imported>> branches) implements Imported {
        /// Takes copies.
        public Parallel {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }
}
