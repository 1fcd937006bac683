package org.pierian.runner.dataset.csv;

import java.util.Optional;

/// Reads numbers. One that is too large for float32 is refused.
///
/// @param format how they are written
record NumberReader(NumberFormat format) implements CellReader {

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        Optional<String> json = format.json(cell);
        if (json.isEmpty()) {
            return Optional.of(NumberFault.of(format, cell));
        }
        float value = Float.parseFloat(json.get());
        if (Float.isInfinite(value)) {
            return Optional.of(NumberFault.of(format, cell));
        }
        raw[at] = value;
        return Optional.empty();
    }
}
