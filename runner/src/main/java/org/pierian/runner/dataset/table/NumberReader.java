package org.pierian.runner.dataset.table;

import java.util.Optional;
import org.pierian.runner.dataset.CellFault;
import org.pierian.spec.DecimalMark;

/// Reads numbers. One that is too large for float32 is refused.
///
/// @param format how they are written
/// @param unscaled whether they become inputs as they are: then each is such that rounding it to float32 gives the
/// float32
/// nearest to the decimal
record NumberReader(NumberFormat format, boolean unscaled) implements CellReader {

    private static final long BELOW_FLOAT = (1L << 29) - 1; // the bits of binary64 that float32 lacks
    private static final long HALF_WAY = 1L << 28;

    @Override
    public boolean take(double decimal, double[] raw, int at) {
        boolean fits = Math.abs(decimal) <= Float.MAX_VALUE; // NaN does not
        if (!fits || format.decimal() != DecimalMark.POINT || (unscaled && !roundsOnce(decimal))) {
            return false;
        }
        raw[at] = decimal;
        return true;
    }

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        return take(PlainNumber.parse(cell), raw, at) ? Optional.empty() : readAny(cell, raw, at);
    }

    /// Whether rounding to float32 gives the float32 nearest to the decimal that was read: unless it lies so near
    /// to the middle between two of them that it has become that middle. Small ones have fewer bits, and are not
    /// looked at.
    private static boolean roundsOnce(double value) {
        return value == 0
                || (Math.abs(value) >= Float.MIN_NORMAL
                        && (Double.doubleToRawLongBits(value) & BELOW_FLOAT) != HALF_WAY);
    }

    private Optional<CellFault> readAny(String cell, double[] raw, int at) {
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
