package org.pierian.runner.dataset.mnist;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.PixelImages;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.idx.LabelledImages;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.Split;

/// MNIST as a spec asks for it: as rows or as images, scaled, all examples or the first of them.
///
/// @param spec what the spec says
public record MnistSource(ImagesSpec.Mnist spec) implements Source {

    private static final int SIDE = 28;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final int CLASSES = 10;

    @Override
    public Declaration declaration() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        sizes.put(Split.TRAIN, trainSize());
        spec.validation().ifPresent(held -> sizes.put(Split.VALIDATION, held));
        sizes.put(Split.TEST, testSize());
        return images().declaration(sizes);
    }

    private PixelImages images() {
        return new PixelImages(spec.layout(), SIDE, SIDE, CLASSES);
    }

    private int trainSize() {
        return spec.trainLimit().orElse(TRAIN - spec.validation().orElse(0));
    }

    private int testSize() {
        return spec.testLimit().orElse(TEST);
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public void requireServers(NetworkAccess network, DataFolders folders) {
        Mnist.requireServer(network, folders);
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
        Mnist files = Mnist.load(reading.folders(), reading.connections().network(), reading.notice());
        int held = spec.validation().orElse(0);
        Map<Split, PixelImages.Part> parts =
                images().divide(new PixelImages.Part(files.trainImages(), files.trainLabels()), held, trainSize());
        parts.put(Split.TEST, new PixelImages.Part(files.testImages(), Arrays.copyOf(files.testLabels(), testSize())));
        byte[] fitted = PixelImages.training(parts).pixels();
        Scaling scaling = reading.fitted()
                .flatMap(before -> before.scaling(0))
                .orElseGet(() -> held == 0
                        ? PixelScaling.fit(spec.scale(), fitted, Mnist.TRAIN_PIXEL_SUM)
                        : PixelScaling.fit(spec.scale(), fitted));
        return images().data(parts, scaling, files.sha256());
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
}
