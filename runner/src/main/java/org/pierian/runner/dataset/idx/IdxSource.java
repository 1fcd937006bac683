package org.pierian.runner.dataset.idx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.pierian.runner.failure.Count;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.Split;

/// Images and classes in four IDX files.
///
/// @param spec what the spec says
public record IdxSource(ImagesSpec.Idx spec) implements Source {

    private static final String SUBFOLDER = "idx";

    @Override
    public Declaration declaration() {
        return pixels().declaration(Map.of());
    }

    private PixelImages pixels() {
        return new PixelImages(spec.layout(), spec.height(), spec.width(), spec.classes());
    }

    @Override
    public List<String> files() {
        return List.of(spec.trainImages(), spec.trainLabels(), spec.testImages(), spec.testLabels());
    }

    @Override
    public String sha256(Path file) throws IOException {
        return IdxFile.sha256(file);
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "an image comes from `dataset: {idx: {layout: image, ...}}`; after `flatten` there is none";
    }

    @Override
    public Data load(Reading reading) {
        SortedMap<String, String> hashes = new TreeMap<>();
        IdxFile trainImages = images(spec.trainImages(), reading, hashes);
        IdxFile testImages = images(spec.testImages(), reading, hashes);
        int[] trainLabels = labels(spec.trainLabels(), spec.trainImages(), trainImages, reading, hashes);
        int[] testLabels = labels(spec.testLabels(), spec.testImages(), testImages, reading, hashes);
        Map<Split, PixelImages.Part> parts = pixels().divide(
                        new PixelImages.Part(trainImages.values(), trainLabels),
                        validation(trainLabels.length),
                        Integer.MAX_VALUE);
        parts.put(Split.TEST, new PixelImages.Part(testImages.values(), testLabels));
        Scaling scaling = reading.fitted()
                .flatMap(fitted -> fitted.scaling(0))
                .orElseGet(() -> PixelScaling.fit(
                        spec.scale(), PixelImages.training(parts).pixels()));
        return pixels().data(parts, scaling, hashes);
    }

    private int validation(int examples) {
        int held = spec.validation().orElse(0);
        if (held >= examples) {
            throw LabelledImages.bad(
                            spec.trainImages(),
                            "has " + Count.of(examples, "image") + ", and `validation` holds out " + held
                                    + ": none is left to train with")
                    .help("write a `validation` below " + examples);
        }
        return held;
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return pixels().preprocessing(fitted);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return pixels().intake(fitted);
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        return pixels().examples(LabelledImages.read(files, pixels()), fitted);
    }

    private IdxFile images(String name, Reading reading, SortedMap<String, String> hashes) {
        IdxFile file = LabelledImages.images(find(name, reading), name, pixels());
        hashes.put(name, file.sha256());
        return file;
    }

    private int[] labels(
            String name, String imagesName, IdxFile images, Reading reading, SortedMap<String, String> hashes) {
        IdxFile file = LabelledImages.labels(find(name, reading), name, imagesName, images);
        hashes.put(name, file.sha256());
        return LabelledImages.classes(file, name, pixels());
    }

    private static Path find(String name, Reading reading) {
        return reading.file(name, SUBFOLDER);
    }
}
