package org.pierian.runner.dataset.table;

import java.util.Optional;
import org.pierian.runner.dataset.CellFault;

/// Reads numbers. One that is too large for float32 is refused.
///
/// @param format how they are written
/// @param unscaled whether they become inputs as they are: then each is such that rounding it to float32 gives the
/// float32
/// nearest to the decimal
record NumberReader(NumberFormat format, boolean unscaled) implements CellReader {

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        Optional<String> json = format.json(cell);
        if (json.isEmpty()) {
            return Optional.of(NumberFault.of(format, cell));
        }
        double value = Double.parseDouble(json.get());
        if (unscaled || Math.abs(value) > Float.MAX_VALUE) {
            float rounded = Float.parseFloat(json.get());
            if (Float.isInfinite(rounded)) {
                return Optional.of(NumberFault.of(format, cell));
            }
            value = (float) value == rounded ? value : rounded;
        }
        raw[at] = value;
        return Optional.empty();
    }
}
