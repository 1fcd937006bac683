package org.pierian.core.metric;

import java.util.function.IntUnaryOperator;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;

/// The mean loss of a character in bits, `sum of losses / characters / ln 2`, of a network that predicts a text.
///
/// **Source:** Graves 2013, *Generating sequences with recurrent neural networks*, sec. 3.
public final class BitsPerCharacter extends LossMetric {

    private static final double LN_2 = 0x1.62e42fefa39efp-1;

    private final IntUnaryOperator characters;

    /// Of tokens that are characters, or that are counted as one.
    ///
    /// @param loss a cross-entropy in natural logarithms
    public BitsPerCharacter(Loss loss) {
        this(loss, _ -> 1);
    }

    /// @param loss a cross-entropy in natural logarithms
    /// @param characters of a token
    public BitsPerCharacter(Loss loss, IntUnaryOperator characters) {
        super("bits_per_character", loss, true);
        this.characters = characters;
    }

    @Override
    double units(Batch batch, int target) {
        int token = (int) batch.classes().get(target);
        return token < 0 ? 0 : characters.applyAsInt(token);
    }

    @Override
    public double value() {
        return mean() / LN_2;
    }
}
