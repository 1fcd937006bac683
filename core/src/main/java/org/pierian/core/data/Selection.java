package org.pierian.core.data;

import org.pierian.core.tensor.TensorType;

/// Some examples of a dataset, in an order of their own.
public final class Selection implements Dataset {

    private final Dataset all;
    private final int[] chosen;
    private final int[] places;

    /// @param all the dataset
    /// @param chosen indices of its examples; at least one
    public Selection(Dataset all, int... chosen) {
        this.all = all;
        this.chosen = chosen.clone();
        this.places = new int[chosen.length];
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public TensorType inputType() {
        return all.inputType();
    }

    @Override
    public TargetType targetType() {
        return all.targetType();
    }

    @Override
    public int length(int example) {
        return all.length(chosen[example]);
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            places[i] = chosen[order[from + i]];
        }
        all.fill(places, 0, batch);
    }
}
