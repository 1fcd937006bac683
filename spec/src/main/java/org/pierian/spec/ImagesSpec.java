package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Images with a class each.
@Doc("Images with a class each.")
public sealed interface ImagesSpec extends DatasetSpec {

    @Key("mnist")
    @Doc(
            value = "Handwritten digits, 28 by 28: 60,000 training and 10,000 test examples.",
            shapes = "input [784], or [1, 28, 28] with layout: image; 10 classes",
            source = "LeCun, Cortes and Burges, The MNIST database of handwritten digits;"
                    + " Grus, Data Science from Scratch, 2nd ed., ch. 19",
            example = "dataset: {mnist: {scale: unit, layout: image}}")
    record Mnist(
            @Doc("How pixels of 0 to 255 are scaled.") @Default("centered")
            PixelScale scale,

            @Doc("Whether an example is a row of 784 numbers or an image for `conv2d`.") @Default("flat")
            Layout layout,

            @Doc("Use only the first training examples, this many; all unless written.") @Range(min = 1, max = 60000)
            Optional<Integer> trainLimit,

            @Doc("Use only the first test examples, this many; all unless written.") @Range(min = 1, max = 10000)
            Optional<Integer> testLimit,

            @Doc("The last training examples, this many, are the validation set; none unless written.")
            @Range(min = 1, max = 59999)
            Optional<Integer> validation)
            implements ImagesSpec, Constrained {

        private static final int TRAINING_IMAGES = 60_000;

        @Override
        public List<Contradiction> contradictions() {
            int held = validation.orElse(0);
            return new Rules()
                    .require(
                            trainLimit.orElse(1) + held <= TRAINING_IMAGES,
                            "train_limit",
                            "`train_limit` and `validation` must not be above 60,000 together",
                            trainLimit.orElse(1) + " and " + held,
                            "make one of them smaller, or delete `train_limit`, which is then all that remain")
                    .broken();
        }
    }

    @Key("idx")
    @Doc(
            value = "Images and classes in files of the IDX format, such as Fashion-MNIST; compressed with gzip or"
                    + " not.",
            shapes = "input [height * width], or [1, height, width] with layout: image",
            source = "LeCun, Cortes and Burges, The MNIST database of handwritten digits, file formats",
            example = """
                dataset:
                  idx:
                    train_images: fashion/train-images-idx3-ubyte.gz
                    train_labels: fashion/train-labels-idx1-ubyte.gz
                    test_images: fashion/t10k-images-idx3-ubyte.gz
                    test_labels: fashion/t10k-labels-idx1-ubyte.gz\
                """)
    record Idx(
            @Doc("Training images: unsigned bytes, [examples, height, width]. Looked for as a CSV file is.")
            @PathInFolder
            String trainImages,

            @Doc("Training classes: unsigned bytes, [examples].") @PathInFolder
            String trainLabels,

            @Doc("Test images.") @PathInFolder String testImages,
            @Doc("Test classes.") @PathInFolder String testLabels,

            @Doc("Height of the images.") @Default("28") @Range(min = 1, max = 65536)
            int height,

            @Doc("Width of the images.") @Default("28") @Range(min = 1, max = 65536)
            int width,

            @Doc("Number of classes; each is below it.") @Default("10") @Range(min = 2, max = 256)
            int classes,

            @Doc("How pixels of 0 to 255 are scaled.") @Default("unit")
            PixelScale scale,

            @Doc("Whether an example is a row of numbers or an image for `conv2d`.") @Default("flat")
            Layout layout,

            @Doc("The last training examples, this many, are the validation set; none unless written.") @Range(min = 1)
            Optional<Integer> validation)
            implements ImagesSpec, Constrained {

        private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            (long) height * width <= MOST,
                            "height",
                            "an image of more than 2,147,483,631 pixels",
                            height + " by " + width,
                            "write the `height` and `width` of the images")
                    .broken();
        }
    }

    @Key("images")
    @Doc(
            value =
                    "Pictures in a folder, in JPEG, PNG, BMP, GIF, PGM or PPM, with a subfolder for each class, or with a"
                            + " table of their classes.",
            shapes = "input [3, height, width], or [1, height, width] with channels: gray; as many outputs as classes",
            source = "docs/images.md",
            example = """
                dataset:
                  images:
                    folder: pets
                    size: [64, 64]
                    classes: [cat, dog]
                    resize: crop
                    validation: {fraction: 0.1}\
                """)
    record Pictures(
            @Doc("The folder, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String folder,

            @Doc("Height and width of an example: one number or two.") @Range(min = 1, max = 65536)
            Pair size,

            @Doc("All classes, in the order of the outputs: the names of the subfolders, or of the table.")
            List<String> classes,

            @Doc("The numbers of a pixel.") @Default("rgb") Channels channels,

            @Doc(
                    "A table in the folder with the columns `file` and `class`, separated by commas; the subfolders are the"
                            + " classes unless written.")
            @PathInFolder
            Optional<String> labels,

            @Doc(
                    "Which pictures are the test set; those of the subfolder `test` unless written, or with `labels` a fifth,"
                            + " drawn.")
            Optional<RowSetSpec> test,

            @Doc("Which pictures are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What pictures are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed,

            @Doc("Whether drawn pictures have the classes in the proportions of all; `true` unless written.")
            Optional<Boolean> stratify,

            @Doc("What is done to a picture of another size; it is refused unless written.")
            Optional<Resize> resize,

            @Doc("How the pixels of a picture of another size are worked out; `bilinear` unless written.")
            Optional<ResizeFilter> filter,

            @Doc("What is behind transparent pixels; they are refused unless written.")
            Optional<BackgroundColour> background,

            @Doc("How pixels of 0 to 255 are scaled, each channel by its own numbers.") @Default("unit")
            PixelScale scale,

            @Doc("What is subtracted from `pixel / 255`: a number for each channel, or one for all; 0 unless written.")
            @Range(min = -1000000, max = 1000000)
            Optional<List<Double>> mean,

            @Doc("What the difference is divided by: a number for each channel, or one for all; 1 unless written.")
            @Range(min = 0.000001, max = 1000000)
            Optional<List<Double>> std)
            implements ImagesSpec, Constrained {

        private static final double FIFTH = 0.2;

        /// Which pictures are the test set, written or not.
        public RowSetSpec testPart() {
            return test.orElseGet(
                    () -> labels.isPresent() ? new RowSetSpec.Fraction(FIFTH) : new RowSetSpec.Folder("test"));
        }

        @Override
        public List<Contradiction> contradictions() {
            List<Contradiction> broken =
                    new ArrayList<>(new PictureRules(size, channels, classes, resize.isPresent(), filter.isPresent())
                            .broken(scale, mean, std));
            List<String> ofDraws = new ArrayList<>();
            splitSeed.ifPresent(_ -> ofDraws.add("split_seed"));
            stratify.ifPresent(_ -> ofDraws.add("stratify"));
            broken.addAll(new PictureSetRules(labels.isPresent(), testPart(), validation, ofDraws).broken());
            return List.copyOf(broken);
        }
    }
}
