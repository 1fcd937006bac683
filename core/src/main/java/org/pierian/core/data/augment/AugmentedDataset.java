package org.pierian.core.data.augment;

import java.util.Arrays;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.TensorType;

/// Pictures as training sees them: changed at random, anew in each epoch.
///
/// While the network works on a batch, another thread prepares those examples that follow it in the order. That is a
/// guess: examples that are asked for instead are prepared when they are asked for. A picture is a function of the
/// seed, the epoch and the example, so that neither threads nor batches nor resuming change a bit.
public final class AugmentedDataset implements Dataset {

    private final PixelDataset pictures;
    private final boolean mixes;
    private final Retouching shown;
    private final Retouching retouching;
    private final int width;
    private final float[] wanted;
    private final Ahead ahead = new Ahead(this::prepare);
    private int epoch;

    // what is prepared
    private int preparedEpoch;
    private int count;
    private int[] examples = {};
    private float[] numbers = {};
    private int[] partners = {};
    private int[] parts = {};

    /// @param pictures as they are
    /// @param augmentations what is done to them
    public AugmentedDataset(PixelDataset pictures, Augmentations augmentations) {
        this.pictures = pictures;
        this.mixes = augmentations.mixup() != null;
        this.shown = new Retouching(pictures, augmentations);
        this.retouching = new Retouching(pictures, augmentations);
        this.width = pictures.inputType().shape().size();
        this.wanted = new float[pictures.targets().outputs()];
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public TensorType inputType() {
        return pictures.inputType();
    }

    @Override
    public TargetType targetType() {
        return pictures.targetType();
    }

    @Override
    public void beginEpoch(int number) {
        epoch = number;
    }

    /// A picture as an epoch sees it, before it is converted to numbers.
    ///
    /// @param number of the epoch, from 0
    public byte[] levels(int number, int example) {
        return shown.make(number, example).clone();
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        if (ahead.isBegun()) {
            ahead.finish();
        }
        if (!isPrepared(order, from, batch.size())) {
            choose(order, from, batch.size());
            prepare();
        }
        batch.inputs().buffer().write(0, numbers, 0, count * width);
        pictures.targets().fill(order, from, batch);
        if (mixes) {
            mixTargets(batch.targets().buffer());
        }
        int next = from + batch.size();
        if (next < order.length) {
            choose(order, next, Math.min(batch.size(), order.length - next));
            ahead.begin();
        }
    }

    private boolean isPrepared(int[] order, int from, int wantedCount) {
        return preparedEpoch == epoch
                && count == wantedCount
                && Arrays.equals(examples, 0, count, order, from, from + count);
    }

    /// Says what is to be prepared.
    private void choose(int[] order, int from, int wantedCount) {
        if (examples.length < wantedCount) {
            examples = new int[wantedCount];
            numbers = new float[Math.multiplyExact(wantedCount, width)];
            partners = new int[wantedCount];
            parts = new int[wantedCount];
        }
        preparedEpoch = epoch;
        count = wantedCount;
        System.arraycopy(order, from, examples, 0, count);
    }

    private void prepare() {
        for (int i = 0; i < count; i++) {
            byte[] levels = retouching.make(preparedEpoch, examples[i]);
            pictures.convert(levels, 0, numbers, i * width);
            partners[i] = retouching.partner();
            parts[i] = retouching.part();
        }
    }

    /// Writes the wanted outputs of mixed pictures; a class 0 or 1 that is the wanted output itself is mixed as a
    /// number.
    private void mixTargets(Buffer targets) {
        for (int i = 0; i < count; i++) {
            float share = Mixup.share(parts[i]);
            Arrays.fill(wanted, 0f);
            add(pictures.targets().label(examples[i]), share);
            add(pictures.targets().label(partners[i]), 1 - share);
            targets.write(i * wanted.length, wanted, 0, wanted.length);
        }
    }

    private void add(int label, float share) {
        if (wanted.length == 1) {
            wanted[0] += label * share;
        } else {
            wanted[label] += share;
        }
    }
}
