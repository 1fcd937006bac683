package org.pierian.runner.dataset.mnist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Layout;
import org.pierian.spec.Split;

/// MNIST as a spec asks for it: as rows or as images, scaled, all examples or the first of them.
///
/// @param spec what the spec says
public record MnistSource(DatasetSpec.Mnist spec) implements Source {

    private static final int SIDE = 28;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    @Override
    public Declaration declaration() {
        return new Declaration(
                spec.layout() == Layout.IMAGE ? Shape.of(1, SIDE, SIDE) : Shape.of(SIDE * SIDE),
                CLASSES,
                CLASSES.size(),
                Map.of(
                        Split.TRAIN, spec.trainLimit().orElse(TRAIN),
                        Split.TEST, spec.testLimit().orElse(TEST)));
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    /// All images are kept, whatever the limits.
    @Override
    public OptionalLong bytes() {
        return OptionalLong.of((TRAIN + TEST) * ((long) SIDE * SIDE + Integer.BYTES));
    }

    @Override
    public String pictureAdvice() {
        return "an image comes from `dataset: {mnist: {layout: image}}`; after `flatten` there is none";
    }

    @Override
    public Data load(Reading reading) {
        Mnist files = Mnist.load(reading.folders(), reading.offline(), reading.notice());
        Scaling scaling = reading.fitted()
                .flatMap(fitted -> fitted.scaling(0))
                .orElseGet(() -> PixelScaling.fit(spec.scale(), files.trainImages(), Mnist.TRAIN_PIXEL_SUM));
        float[] table = PixelScaling.table(scaling);
        return new Data(
                Map.of(
                        Split.TRAIN, examples(Split.TRAIN, files.trainImages(), files.trainLabels(), table),
                        Split.TEST, examples(Split.TEST, files.testImages(), files.testLabels(), table)),
                new Preprocessing(
                        List.of(new Preprocessing.Input.Pixels(scaling)), new Preprocessing.Target.Classes(CLASSES)),
                Optional.of(new Data.Pictures(files.trainImages(), SIDE, SIDE)),
                List.of(),
                files.sha256());
    }

    private Examples examples(Split split, byte[] images, int[] labels, float[] table) {
        Declaration declaration = declaration();
        int size = declaration.size(split).orElseThrow();
        Targets targets = new Targets(Arrays.copyOf(labels, size), CLASSES.size());
        return Examples.ofClasses(new PixelDataset(declaration.inputShape(), size, images, table, targets), targets);
    }
}
