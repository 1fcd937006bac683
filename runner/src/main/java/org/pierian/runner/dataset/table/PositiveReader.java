package org.pierian.runner.dataset.table;

import java.util.Optional;
import org.pierian.runner.dataset.CellFault;

/// Reads numbers of which the logarithm is taken.
///
/// @param numbers reads them
record PositiveReader(NumberReader numbers) implements CellReader {

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        return numbers.read(cell, raw, at)
                .or(() -> raw[at] > 0
                        ? Optional.empty()
                        : Optional.of(CellFault.number(
                                "is not above 0, and `transform: log` takes its logarithm",
                                "delete `transform: log`, or leave out rows whose target is 0 or below")));
    }
}
