package org.pierian.core.backend.cpu.recurrent;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Trials;

/// The form in use of each cell.
final class RecurrenceForms {

    private static final long COMPILED_NANOS = 20_000;

    private final Map<RecurrentCell, Slot> slots = new EnumMap<>(RecurrentCell.class);

    /// The form in use of one cell.
    private static final class Slot {
        final Demand demand; // counted in numbers of a state
        volatile CellKernel kernel;

        Slot(Demand demand, CellKernel kernel) {
            this.demand = demand;
            this.kernel = kernel;
        }
    }

    RecurrenceForms(KernelChoice choice, Trials trials) {
        for (RecurrentCell cell : RecurrentCell.values()) {
            Slot slot = new Slot(trials.demand(500e6, 8 * cell.gates(), false), scalar(cell));
            slots.put(cell, slot);
            switch (choice) {
                case SCALAR -> {}
                case VECTOR -> slot.kernel = vector(cell);
                case AUTO -> planTrial(cell, slot, trials);
            }
        }
    }

    private static void planTrial(RecurrentCell cell, Slot slot, Trials trials) {
        String name = cell.name().toLowerCase(Locale.ROOT) + " step";
        trials.plan(slot.demand, () -> {
            StepSample sample = new StepSample(cell);
            return new KernelTrial<>(name, slot.demand, COMPILED_NANOS, sample.size(), sample)
                    .of(scalar(cell), vector(cell), () -> slot.kernel = vector(cell));
        });
    }

    static CellKernel scalar(RecurrentCell cell) {
        return switch (cell) {
            case RNN -> new ScalarRnn();
            case LSTM -> new ScalarLstm();
            case GRU -> new ScalarGru();
        };
    }

    static CellKernel vector(RecurrentCell cell) {
        return switch (cell) {
            case RNN -> new VectorRnn();
            case LSTM -> new VectorLstm();
            case GRU -> new VectorGru();
        };
    }

    /// @param elements numbers of the states that it is asked for
    CellKernel kernel(RecurrentCell cell, int elements) {
        Slot slot = Objects.requireNonNull(slots.get(cell));
        slot.demand.count(elements);
        return slot.kernel;
    }
}
