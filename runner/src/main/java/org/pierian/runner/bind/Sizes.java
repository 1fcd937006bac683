package org.pierian.runner.bind;

import org.pierian.core.layer.window.Size;
import org.pierian.spec.Pair;

/// Pairs of a spec as sizes of windows.
final class Sizes {

    private Sizes() {}

    /// Height and width.
    static Size of(Pair pair) {
        return new Size(pair.height(), pair.width());
    }
}
