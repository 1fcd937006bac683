package org.pierian.spec;

import java.util.List;

/// A random change of the pictures that a network is trained with.
@Doc(
        "Random changes of the pictures that a network is trained with, in this order, drawn anew for each picture in each epoch."
                + " They are made on levels of 0 to 255, before the dataset's `scale`. Validation, test, `evaluate` and `predict`"
                + " see pictures as they are.")
public sealed interface AugmentSpec {

    @Key("random_crop")
    @Doc(
            value =
                    "Shifts a picture by up to `padding` pixels each way: a random part, of its own size, of the picture with"
                            + " a border of `padding` pixels.",
            formula = "y[i, j] = x[i + a - padding, j + b - padding], or fill outside; a, b of 0 to 2 padding",
            shapes = "[channels, height, width] -> same",
            source = "He, Zhang, Ren and Sun 2016, sec. 4.2; torchvision, `RandomCrop` with `padding`",
            example = "augment: [{random_crop: {padding: 4}}]")
    record RandomCrop(
            @Doc("Width of the border.") @Range(min = 1, max = 65535)
            int padding,

            @Doc("Level of the border.") @Default("0") @Range(min = 0, max = 255)
            int fill)
            implements AugmentSpec {}

    @Key("horizontal_flip")
    @Doc(
            value = "Exchanges left and right.",
            formula = "y[i, j] = x[i, width - 1 - j] with a probability, else x[i, j]",
            shapes = "[channels, height, width] -> same",
            source = "Krizhevsky, Sutskever and Hinton 2012, sec. 4.1; torchvision, `RandomHorizontalFlip`",
            example = "augment: [horizontal_flip]")
    record HorizontalFlip(
            @Doc("Probability that it happens.") @Default("0.5") @Range(min = 0, aboveMin = true, max = 1)
            double probability)
            implements AugmentSpec {}

    @Key("vertical_flip")
    @Doc(
            value = "Exchanges top and bottom.",
            formula = "y[i, j] = x[height - 1 - i, j] with a probability, else x[i, j]",
            shapes = "[channels, height, width] -> same",
            source = "torchvision, `RandomVerticalFlip`",
            example = "augment: [vertical_flip]")
    record VerticalFlip(
            @Doc("Probability that it happens.") @Default("0.5") @Range(min = 0, aboveMin = true, max = 1)
            double probability)
            implements AugmentSpec {}

    @Key("rotation")
    @Doc(
            value = "Turns a picture around its middle, by an angle of `-degrees` to `degrees`.",
            formula = "y at p is x at c + R (p - c), c the middle, R the rotation; fill outside",
            shapes = "[channels, height, width] -> same",
            source = "torchvision, `RandomRotation`",
            example = "augment: [{rotation: 10}]")
    record Rotation(
            @Doc("The largest angle.") @Range(min = 0, aboveMin = true, max = 180)
            double degrees,

            @Doc("How pixels are worked out.") @Default("bilinear")
            Interpolation interpolation,

            @Doc("Level of what was outside the picture.") @Default("0") @Range(min = 0, max = 255)
            int fill)
            implements AugmentSpec {}

    @Key("color_jitter")
    @Doc(
            value =
                    "Changes brightness, then contrast, then saturation, each by a random factor around 1; what is 0 stays as"
                            + " it is.",
            formula =
                    "y = f x + (1 - f) o, rounded and cut at 0 and 255; f of max(0, 1 - value) to 1 + value; o is 0 for"
                            + " brightness, the picture's mean grey for contrast, the pixel's grey for saturation",
            shapes = "[channels, height, width] -> same",
            source = "torchvision, `ColorJitter`; there the three come in a random order",
            example = "augment: [{color_jitter: {brightness: 0.2, contrast: 0.2, saturation: 0.2}}]")
    record ColorJitter(
            @Doc("How far the factor of brightness is from 1.") @Default("0.0") @Range(min = 0, max = 10)
            double brightness,

            @Doc("How far the factor of contrast is from 1.") @Default("0.0") @Range(min = 0, max = 10)
            double contrast,

            @Doc("How far the factor of saturation is from 1; of pictures in colours.")
            @Default("0.0")
            @Range(min = 0, max = 10)
            double saturation)
            implements AugmentSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            brightness > 0 || contrast > 0 || saturation > 0,
                            "brightness",
                            "`color_jitter` changes nothing: `brightness`, `contrast` and `saturation` are 0",
                            "write one of them, such as `color_jitter: {brightness: 0.2}`")
                    .broken();
        }
    }

    @Key("cutout")
    @Doc(
            value = "Fills a square whose middle is any pixel; what is outside the picture is cut off.",
            formula = "y[i, j] = fill for a - size / 2 <= i < a - size / 2 + size, likewise j; else x[i, j]; size / 2"
                    + " rounded down",
            shapes = "[channels, height, width] -> same",
            source = "DeVries and Taylor 2017, Improved regularization of convolutional neural networks with cutout",
            example = "augment: [{cutout: 8}]")
    record Cutout(
            @Doc("Pixels of its side.") @Range(min = 1, max = 65535)
            int size,

            @Doc("Level of the square.") @Default("0") @Range(min = 0, max = 255)
            int fill)
            implements AugmentSpec {}

    @Key("random_erasing")
    @Doc(
            value = "Fills a rectangle of random size and shape within the picture.",
            formula = "area = s height width, s of scale; rows = sqrt(area r), columns = sqrt(area / r), log r of"
                    + " [log ratio[0], log ratio[1]]; the first of ten draws that fits",
            shapes = "[channels, height, width] -> same",
            source = "Zhong, Zheng, Kang, Li and Yang 2017; torchvision, `RandomErasing`",
            example = "augment: [{random_erasing: {probability: 0.25, scale: [0.02, 0.2]}}]")
    record RandomErasing(
            @Doc("Probability that it happens.") @Default("0.5") @Range(min = 0, aboveMin = true, max = 1)
            double probability,

            @Doc("Part of the picture's area, from and to.")
            @Default("[0.02, 0.33]")
            @Range(min = 0, aboveMin = true, max = 1)
            Interval scale,

            @Doc("Rows to a column, from and to.") @Default("[0.3, 3.3]") @Range(min = 0.01, max = 100)
            Interval ratio,

            @Doc("Level of the rectangle.") @Default("0") @Range(min = 0, max = 255)
            int fill)
            implements AugmentSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            ordered(rules, "scale", scale);
            ordered(rules, "ratio", ratio);
            return rules.broken();
        }

        private static void ordered(Rules rules, String key, Interval interval) {
            rules.require(
                    interval.low() <= interval.high(),
                    key,
                    "`" + key + "` goes from the smaller number to the larger one",
                    "exchange the two numbers");
        }
    }

    @Key("mixup")
    @Doc(
            value =
                    "Mixes each picture with another one of the training set, chosen at random and changed as it is in this"
                            + " epoch too, and their classes in the same proportion; comes last. The picture's own class has the"
                            + " larger part, and counts for `accuracy` and other metrics.",
            formula = "y = m x + (1 - m) x', target = m t + (1 - m) t'; l of Beta(alpha, alpha), m = max(l, 1 - l)",
            shapes = "[channels, height, width] and a class -> same, and a share of each class",
            source =
                    "Zhang, Cisse, Dauphin and Lopez-Paz 2018, mixup: beyond empirical risk minimization; the larger part for"
                            + " the own class as in fastai",
            example = "augment: [{mixup: 0.2}]")
    record Mixup(
            @Doc("Of the distribution of the proportion: the smaller, the nearer to one of the pictures.")
            @Default("0.2")
            @Range(min = 0.01, max = 2)
            double alpha)
            implements AugmentSpec {}
}
