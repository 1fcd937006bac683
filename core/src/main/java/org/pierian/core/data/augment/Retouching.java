package org.pierian.core.data.augment;

import org.pierian.core.data.PixelDataset;
import org.pierian.core.random.Draws;

/// Makes pictures as an epoch of training sees them, one after the other. Each is a function of the seed, the epoch and
/// the example, whatever was made before.
final class Retouching {

    private final PixelDataset pictures;
    private final Augmentations augmentations;
    private final Draws draws = new Draws();
    private final Canvas own;
    private final Canvas other;
    private int partner;
    private int part;

    /// @param pictures as they are
    /// @param augmentations what is done to them
    Retouching(PixelDataset pictures, Augmentations augmentations) {
        this.pictures = pictures;
        this.augmentations = augmentations;
        this.own = new Canvas(pictures.inputType().shape());
        this.other = new Canvas(pictures.inputType().shape());
    }

    /// Makes a picture.
    ///
    /// @return its levels, valid until the next call
    byte[] make(int epoch, int example) {
        change(own, epoch, example);
        Mixup mixup = augmentations.mixup();
        if (mixup != null) {
            mix(mixup, epoch, example);
        }
        return own.levels();
    }

    /// The picture that was mixed into the last one.
    int partner() {
        return partner;
    }

    /// The part of the last one in its mixture, of 2^16.
    int part() {
        return part;
    }

    private void change(Canvas picture, int epoch, int example) {
        pictures.copy(example, picture.levels());
        for (int i = 0; i < augmentations.count(); i++) {
            draws.begin(augmentations.stream(i), epoch, example);
            augmentations.change(i).apply(draws, picture);
        }
    }

    private void mix(Mixup mixup, int epoch, int example) {
        draws.begin(augmentations.mixing(), epoch, example);
        partner = mixup.other(draws, pictures.size());
        part = mixup.part(draws);
        change(other, epoch, partner);
        Mixup.mix(own.levels(), other.levels(), part);
    }
}
