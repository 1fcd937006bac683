package org.pierian.runner.dataset.mnist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.PixelImages;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.idx.LabelledImages;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Split;

/// MNIST as a spec asks for it: as rows or as images, scaled, all examples or the first of them.
///
/// @param spec what the spec says
public record MnistSource(DatasetSpec.Mnist spec) implements Source {

    private static final int SIDE = 28;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final int CLASSES = 10;

    @Override
    public Declaration declaration() {
        return images().declaration(Map.of(Split.TRAIN, trainSize(), Split.TEST, testSize()));
    }

    private PixelImages images() {
        return new PixelImages(spec.layout(), SIDE, SIDE, CLASSES);
    }

    private int trainSize() {
        return spec.trainLimit().orElse(TRAIN);
    }

    private int testSize() {
        return spec.testLimit().orElse(TEST);
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
        return images().data(
                        part(files.trainImages(), files.trainLabels(), trainSize()),
                        part(files.testImages(), files.testLabels(), testSize()),
                        scaling,
                        files.sha256());
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return images().preprocessing(fitted);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return images().intake(fitted);
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        return images().examples(LabelledImages.read(files, images()), fitted);
    }

    private static PixelImages.Part part(byte[] images, int[] labels, int size) {
        return new PixelImages.Part(images, Arrays.copyOf(labels, size));
    }
}
