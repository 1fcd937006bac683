package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.augment.Augmentation;
import org.pierian.core.data.augment.Augmentations;
import org.pierian.core.data.augment.AugmentedDataset;
import org.pierian.core.data.augment.ColorJitter;
import org.pierian.core.data.augment.Cutout;
import org.pierian.core.data.augment.Flip;
import org.pierian.core.data.augment.Mixup;
import org.pierian.core.data.augment.RandomCrop;
import org.pierian.core.data.augment.RandomErasing;
import org.pierian.core.data.augment.Rotation;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.Interpolation;
import org.pierian.spec.Interval;
import org.pierian.spec.RunSpec;

/// Turns the words for random changes of pictures into a training set that is changed.
public final class AugmentBinder {

    private AugmentBinder() {}

    /// The training set as training sees it: itself unless the spec has `augment`.
    ///
    /// @param train of a dataset that [AugmentCheck] has found to fit
    public static Dataset bind(RunSpec spec, Dataset train) {
        return spec.augment().isEmpty() ? train : augmented(spec, train);
    }

    /// The pictures of a training set as training sees them.
    public static AugmentedDataset augmented(RunSpec spec, Dataset train) {
        if (!(train instanceof PixelDataset pictures)) {
            throw new IllegalArgumentException("no pictures of bytes: " + train);
        }
        List<Augmentation> changes = new ArrayList<>();
        spec.augment().orElse(List.of()).forEach(change -> change(change).ifPresent(changes::add));
        Optional<Mixup> mixup = spec.mixup().map(mixed -> new Mixup(mixed.alpha()));
        return new AugmentedDataset(pictures, new Augmentations(spec.seed(), changes, mixup));
    }

    /// The change of one picture; none where two are mixed.
    private static Optional<Augmentation> change(AugmentSpec spec) {
        return switch (spec) {
            case AugmentSpec.RandomCrop(int padding, int fill) -> Optional.of(new RandomCrop(padding, fill));
            case AugmentSpec.HorizontalFlip(double probability) -> Optional.of(new Flip(true, probability));
            case AugmentSpec.VerticalFlip(double probability) -> Optional.of(new Flip(false, probability));
            case AugmentSpec.Rotation(double degrees, Interpolation interpolation, int fill) ->
                Optional.of(new Rotation(degrees, interpolation == Interpolation.BILINEAR, fill));
            case AugmentSpec.ColorJitter(double brightness, double contrast, double saturation) ->
                Optional.of(new ColorJitter(brightness, contrast, saturation));
            case AugmentSpec.Cutout(int size, int fill) -> Optional.of(new Cutout(size, fill));
            case AugmentSpec.RandomErasing(double probability, Interval scale, Interval ratio, int fill) ->
                Optional.of(new RandomErasing(probability, scale.low(), scale.high(), ratio.low(), ratio.high(), fill));
            case AugmentSpec.Mixup _ -> Optional.empty();
        };
    }
}
