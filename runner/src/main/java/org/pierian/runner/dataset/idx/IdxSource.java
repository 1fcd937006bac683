package org.pierian.runner.dataset.idx;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.PixelImages;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Split;

/// Images and classes in four IDX files.
///
/// @param spec what the spec says
public record IdxSource(DatasetSpec.Idx spec) implements Source {

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
            throw bad(
                            spec.trainImages(),
                            "has " + Count.of(examples, "image") + ", and `validation` holds out " + held
                                    + ": none is left to train with")
                    .help("write a `validation` below " + examples);
        }
        return held;
    }

    private IdxFile images(String name, Reading reading, SortedMap<String, String> hashes) {
        return read(name, reading, hashes, shape -> {
            boolean fits = shape.rank() == 3 && shape.dim(1) == spec.height() && shape.dim(2) == spec.width();
            if (!fits || shape.dim(0) == 0) {
                String expected = "[examples, " + spec.height() + ", " + spec.width() + "]";
                throw bad(name, "has the shape " + shape + ", expected " + expected)
                        .help("write the `height` and `width` of its images, and name a file of images");
            }
        });
    }

    private int[] labels(
            String name, String imagesName, IdxFile images, Reading reading, SortedMap<String, String> hashes) {
        int examples = images.shape().dim(0);
        IdxFile file = read(name, reading, hashes, shape -> {
            if (shape.rank() != 1 || shape.dim(0) != examples) {
                String expected = "[" + examples + "], one class for each image of `" + imagesName + "`";
                throw bad(name, "has the shape " + shape + ", expected " + expected)
                        .help("name the file of labels that belongs to these images");
            }
        });
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = file.values()[i] & 0xFF;
            if (labels[i] >= spec.classes()) {
                throw bad(name, "has class " + labels[i] + " at index " + i + ", expected 0 to " + (spec.classes() - 1))
                        .help("write `classes: " + (labels[i] + 1) + "` or more");
            }
        }
        return labels;
    }

    private static Failure bad(String name, String what) {
        return Failure.of(ExitCode.INPUT, "`" + name + "` " + what).at(name);
    }

    private static IdxFile read(String name, Reading reading, SortedMap<String, String> hashes, Consumer<Shape> check) {
        Path path = DataFile.find(name, SUBFOLDER, reading.near(), reading.folders());
        try (FileChannel channel = InputFile.open(path)) {
            IdxFile file = IdxFile.read(Channels.newInputStream(channel), path.toString(), check);
            hashes.put(name, file.sha256());
            return file;
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.INPUT && failure.helps().isEmpty()
                    ? failure.help("name a file of the IDX format, packed with gzip or not, and bring it anew where it"
                            + " is damaged")
                    : failure;
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }
}
