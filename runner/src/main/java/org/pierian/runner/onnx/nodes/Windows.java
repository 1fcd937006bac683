package org.pierian.runner.onnx.nodes;

import java.util.List;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.Ends;
import org.pierian.spec.Pair;

/// Attributes of operators with windows.
final class Windows {

    private Windows() {}

    /// Height and width.
    static Attribute pair(String name, Pair pair) {
        return Attribute.of(name, List.of((long) pair.height(), (long) pair.width()));
    }

    /// Padding before and after, of rows and columns.
    static Attribute pads(Ends down, Ends across) {
        return Attribute.of("pads", List.of((long) down.before(), (long) across.before(), (long) down.after(), (long)
                across.after()));
    }
}
