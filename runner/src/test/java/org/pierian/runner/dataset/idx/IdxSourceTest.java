package org.pierian.runner.dataset.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

class IdxSourceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        IdxFiles.images(folder.resolve("train.idx"), 3, 2, 2);
        IdxFiles.labels(folder.resolve("train-classes.idx"), 0, 1, 2);
        IdxFiles.images(folder.resolve("test.idx"), 2, 2, 2);
        IdxFiles.labels(folder.resolve("test-classes.idx"), 2, 1);
    }

    private Data load(int height, int classes) throws IOException {
        String text = """
                dataset:
                  idx:
                    train_images: train.idx
                    train_labels: train-classes.idx
                    test_images: test.idx
                    test_labels: test-classes.idx
                    height: %d
                    width: 2
                    classes: %d
                architecture: [{linear: %d}]
                loss: softmax_cross_entropy
                optimizer: adam
                """.formatted(height, classes, classes);
        return new DataLoader(DataFolders.of(Optional.of(folder)), line -> {})
                .load(
                        SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                                .spec()
                                .orElseThrow(),
                        List.of(folder),
                        Optional.empty());
    }

    @Test
    void pixelsAreScaledAndClassesKept() throws IOException {
        Data data = load(2, 3);
        assertThat(data.split(Split.TEST).size()).isEqualTo(2);
        Dataset train = data.split(Split.TRAIN).dataset();
        assertThat(train.size()).isEqualTo(3);
        assertThat(train.inputType().shape()).isEqualTo(Shape.of(4));
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(Shape.of(1, 4));
            Tensor targets = backend.zeros(Shape.of(1, 3));
            train.fill(new int[] {1}, 0, new Batch(inputs, Tensor.NONE, targets));
            assertThat(inputs.toArray()[0]).isEqualTo(28 / 255f);
            assertThat(targets.toArray()).containsExactly(0, 1, 0);
        }
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> load(3, 3))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("`train.idx` has the shape [3, 2, 2], expected [examples, 3, 2]");
    }

    @Test
    void whatIsNoIdxFileIsRefusedWithAdvice() throws IOException {
        Files.writeString(folder.resolve("train.idx"), "<!doctype html>");
        assertThatThrownBy(() -> load(2, 3))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.helps())
                                .singleElement()
                                .asString()
                                .startsWith("name a file of the IDX format"))
                .hasMessageContaining("train.idx` is not an IDX file");
    }

    @Test
    void classesBeyondTheDeclaredAreRefused() {
        assertThatThrownBy(() -> load(2, 2))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("`train-classes.idx` has class 2 at index 2, expected 0 to 1");
    }

    @Test
    void everyImageNeedsAClass() throws IOException {
        IdxFiles.labels(folder.resolve("test-classes.idx"), 2);
        assertThatThrownBy(() -> load(2, 3))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(
                        "`test-classes.idx` has the shape [1], expected [2], one class for each image of `test.idx`");
    }
}
