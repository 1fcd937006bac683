package org.pierian.core.metric;

import org.pierian.core.loss.Loss;

/// The mean loss in bits: `mean / ln 2`, of a network that predicts characters or bytes.
///
/// **Source:** Graves 2013, *Generating sequences with recurrent neural networks*, sec. 3.
public final class BitsPerCharacter extends LossMetric {

    private static final double LN_2 = 0x1.62e42fefa39efp-1;

    /// @param loss a cross-entropy in natural logarithms
    public BitsPerCharacter(Loss loss) {
        super("bits_per_character", loss, true);
    }

    @Override
    public double value() {
        return mean() / LN_2;
    }
}
