package org.pierian.runner.dataset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.spec.Layout;
import org.pierian.spec.Split;

/// What datasets of images of bytes, with a class for each image, have in common.
///
/// @param layout whether an example is a row or an image
/// @param height of an image
/// @param width of an image
/// @param classes number of classes, which are called by their numbers
public record PixelImages(Layout layout, int height, int width, int classes) {

    /// The images of a split.
    ///
    /// @param pixels image by image, row by row
    /// @param labels class of each example; of the first images where there are fewer
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    public record Part(byte[] pixels, int[] labels) {}

    /// Names of the classes.
    public List<String> names() {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    /// What is known before anything is read.
    ///
    /// @param sizes number of examples of each split, where it is known
    public Declaration declaration(Map<Split, Integer> sizes) {
        return new Declaration(inputShape(), names(), classes, sizes);
    }

    private Shape inputShape() {
        return layout == Layout.IMAGE ? Shape.of(1, height, width) : Shape.of(height * width);
    }

    /// What is done to the images.
    ///
    /// @param scaling what becomes of a pixel
    public Preprocessing preprocessing(Scaling scaling) {
        return new Preprocessing(
                List.of(new Preprocessing.Input.Pixels(scaling, height, width)),
                new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, names()));
    }

    /// The same with the scaling of another one.
    public Preprocessing preprocessing(Preprocessing fitted) {
        return preprocessing(scaling(fitted));
    }

    /// How new images come to a network.
    public Intake intake(Preprocessing fitted) {
        return new Intake.Pictures(height, width, scaling(fitted));
    }

    private static Scaling scaling(Preprocessing fitted) {
        return fitted.scaling(0).orElse(Scaling.of(0, 1));
    }

    /// Images with their classes, scaled as those that a network was trained with.
    public Examples examples(Part part, Preprocessing fitted) {
        return examples(part, PixelScaling.table(scaling(fitted)));
    }

    /// Divides training images: the last ones are the validation set.
    ///
    /// @param train all of them
    /// @param validation how many are the validation set; below the number of `train`
    /// @param limit the most training images that are used, the first
    /// @return the training set, whose pixels no limit cuts, and the validation set unless it is empty
    public Map<Split, Part> divide(Part train, int validation, int limit) {
        int size = train.labels().length - validation;
        int[] labels = Arrays.copyOf(train.labels(), Math.min(size, limit));
        Map<Split, Part> parts = new EnumMap<>(Split.class);
        if (validation == 0) {
            parts.put(Split.TRAIN, new Part(train.pixels(), labels));
            return parts;
        }
        int end = size * height * width;
        parts.put(Split.TRAIN, new Part(Arrays.copyOf(train.pixels(), end), labels));
        parts.put(
                Split.VALIDATION,
                new Part(
                        Arrays.copyOfRange(train.pixels(), end, end + validation * height * width),
                        Arrays.copyOfRange(train.labels(), size, size + validation)));
        return parts;
    }

    /// The examples of all splits.
    ///
    /// @param parts the images of each split
    /// @param scaling what becomes of a pixel
    /// @param hashes of the files, by name
    public Data data(Map<Split, Part> parts, Scaling scaling, SortedMap<String, String> hashes) {
        float[] table = PixelScaling.table(scaling);
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        parts.forEach((split, part) -> splits.put(split, examples(part, table)));
        return new Data(
                splits,
                preprocessing(scaling),
                Optional.of(Data.Pictures.ofInk(training(parts).pixels(), height, width)),
                List.of(),
                List.of(),
                hashes);
    }

    /// The training images among those of all splits.
    public static Part training(Map<Split, Part> parts) {
        return Objects.requireNonNull(parts.get(Split.TRAIN));
    }

    private Examples examples(Part part, float[] table) {
        Targets targets = new Targets(part.labels(), classes);
        return Examples.ofClasses(
                new PixelDataset(inputShape(), part.labels().length, part.pixels(), new float[][] {table}, targets),
                targets);
    }
}
