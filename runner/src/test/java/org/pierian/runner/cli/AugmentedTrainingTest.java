package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures that are changed while a network is trained, and broken ones that are left out.
class AugmentedTrainingTest {

    private static final String AUGMENT = "augment: [{random_crop: {padding: 1}}, horizontal_flip, {rotation: 10},"
            + " {color_jitter: {brightness: 0.2, saturation: 0.5}}, {cutout: 2}, {mixup: 0.3}]\n";

    @TempDir
    Path folder;

    @BeforeEach
    void pictures() throws IOException {
        for (int i = 0; i < 12; i++) {
            picture("train/dark/" + i + ".png", 2 * i);
            picture("train/light/" + i + ".png", 220 - 2 * i);
        }
        picture("test/dark/a.png", 5);
        picture("test/light/a.png", 210);
    }

    private void picture(String name, int level) throws IOException {
        BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 36; i++) {
            int shade = level + i * 7 % 30;
            image.setRGB(i % 6, i / 6, shade << 16 | shade << 8 | (shade / 2));
        }
        Path file = folder.resolve("sky").resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    }

    private String spec(String augment) throws IOException {
        Path file = folder.resolve("sky.yaml");
        Files.writeString(file, """
                dataset: {images: {folder: sky, size: 6, classes: [dark, light]}}
                architecture: [{conv2d: {out_channels: 2, kernel_size: 3}}, relu, flatten, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {sgd: 0.01}
                batch_size: 5
                epochs: 4
                """ + augment);
        return file.toString();
    }

    private JsonNode train(String spec, String... options) throws IOException {
        List<String> words = new java.util.ArrayList<>(
                List.of("train", spec, "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock"));
        words.addAll(List.of(options));
        Program.Result trained = Program.run(words.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        return new ObjectMapper().readTree(trained.out());
    }

    @Test
    void threadsChangeNoBit() throws IOException {
        String spec = spec(AUGMENT);
        Set<String> hashes = new HashSet<>();
        for (String threads : List.of("1", "2", "8")) {
            hashes.add(train(spec, "--threads", threads).get("weights_sha256").textValue());
        }
        assertThat(hashes).hasSize(1);
        assertThat(train(spec("")).get("weights_sha256").textValue()).isNotIn(hashes);
    }

    @Test
    void aRunIsVerifiedAndMeasuredOnPicturesAsTheyAre() throws IOException {
        JsonNode run = train(spec(AUGMENT));
        String path = run.get("run").textValue();
        assertThat(Program.run("verify", path, "--quiet").code()).isZero();
        Program.Result evaluated = Program.run("evaluate", path, "--json");
        assertThat(new ObjectMapper().readTree(evaluated.out()).get("loss"))
                .isEqualTo(run.get("metrics").get("test").get("loss"));
        Program.Result on =
                Program.run("evaluate", path, "--on", folder.resolve("sky/test").toString(), "--json");
        assertThat(new ObjectMapper().readTree(on.out()).get("loss"))
                .isEqualTo(run.get("metrics").get("test").get("loss"));
    }

    @Test
    void theGridShowsEachPictureAndItsForms() throws IOException {
        String grid = folder.resolve("grid.png").toString();
        Program.Result data = Program.run("data", spec("augment: [horizontal_flip]\n"), "--augmented", "--grid", grid);
        assertThat(data.code()).as(data.err()).isZero();
        BufferedImage image = ImageIO.read(Path.of(grid).toFile());
        int side = 2 * 6 + 2;
        assertThat(image.getWidth()).isEqualTo(10 * side - 2);
        for (int row = 0; row < 10; row++) {
            int flipped = 0;
            for (int column = 1; column < 10; column++) {
                boolean same = true;
                boolean mirrored = true;
                for (int i = 0; i < 36; i++) {
                    int y = row * side + i / 6 * 2;
                    int original = image.getRGB(i % 6 * 2, y);
                    same &= image.getRGB(column * side + i % 6 * 2, y) == original;
                    mirrored &= image.getRGB(column * side + (5 - i % 6) * 2, y) == original;
                }
                assertThat(same || mirrored).isTrue();
                flipped += mirrored ? 1 : 0;
            }
            assertThat(flipped).isBetween(1, 8);
        }
        assertThat(Program.run("data", spec("augment: [horizontal_flip]\n"), "--augmented")
                        .code())
                .isEqualTo(2);
        assertThat(Program.run("data", spec(""), "--augmented", "--grid", grid).code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{mixup: 0.2}, horizontal_flip]       | `mixup` comes last
            [{color_jitter: {contrast: 0}}]       | `color_jitter` changes nothing
            [{random_erasing: {scale: [0.3, 0.1]}}] | `scale` goes from the smaller number to the larger one
            [{random_crop: 7}]                    | nothing would be left of some pictures of [3, 6, 6]
            [{cutout: 7}]                         | nothing would be left of some pictures of [3, 6, 6]
            [{rotation: 181}]                     | 180
            [RandomHorizontalFlip]                | did you mean `horizontal_flip`
            """)
    void whatDoesNotFitIsSaidBeforeDataIsRead(String augment, String message) throws IOException {
        Program.Result checked = Program.run("check", spec("augment: " + augment + "\n"));
        assertThat(checked.code()).isEqualTo(65);
        assertThat(checked.err() + checked.out()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mnist                                     | softmax_cross_entropy | horizontal_flip             | layout: image
            xor                                       | mse                   | horizontal_flip             | delete `augment`
            {mnist: {layout: image}}                  | softmax_cross_entropy | {color_jitter: {saturation: 1}} | the pictures are grey
            {mnist: {layout: image}}                  | nll                   | mixup                       | the loss `nll` takes one
            """)
    void otherDatasetsAndLossesAreToldWhatToDo(String dataset, String loss, String augment, String message)
            throws IOException {
        Path file = folder.resolve("other.yaml");
        Files.writeString(
                file,
                String.format(java.util.Locale.ROOT, """
                dataset: %s
                augment: [%s]
                architecture: [flatten, {linear: %d}]
                loss: %s
                optimizer: {sgd: 0.01}
                """, dataset, augment, dataset.equals("xor") ? 1 : 10, loss));
        Program.Result checked = Program.run("check", file.toString());
        assertThat(checked.code()).isEqualTo(65);
        assertThat(checked.err() + checked.out()).contains(message);
    }

    @Test
    void brokenPicturesAreRefusedOrLeftOutAndRecorded() throws IOException {
        Files.write(folder.resolve("sky/train/dark/3.png"), new byte[] {1, 2, 3});
        byte[] whole = Files.readAllBytes(folder.resolve("sky/train/light/7.png"));
        Files.write(folder.resolve("sky/train/light/7.png"), java.util.Arrays.copyOf(whole, 60));
        String spec = spec("");
        Program.Result refused =
                Program.run("train", spec, "--out", folder.resolve("runs").toString());
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("D040", "train/dark/3.png", "train/light/7.png", "--skip-bad");

        Program.Result trained = Program.run(
                "train", spec, "--out", folder.resolve("runs").toString(), "--skip-bad", "--quiet", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("D065", "2 broken pictures left out", "train/dark/3.png");
        String run = new ObjectMapper().readTree(trained.out()).get("run").textValue();
        JsonNode record =
                new ObjectMapper().readTree(Path.of(run, "record.json").toFile());
        assertThat(record.get("skipped").toString())
                .isEqualTo("{\"train/dark/3.png\":\"D040\",\"train/light/7.png\":\"D040\"}");
        assertThat(record.get("data").has("sky (left out)")).isTrue();

        assertThat(Program.run("verify", run, "--quiet").code()).isZero();
        assertThat(Program.run("verify", spec, "--quiet").code()).isZero();
        assertThat(Program.run("evaluate", run, "--split", "train").code()).isZero();
        Program.Result longer = Program.run("resume", run, "--epochs", "5", "--quiet");
        assertThat(longer.code()).as(longer.err()).isZero();
        assertThat(Program.run("data", spec, "--skip-bad").out()).containsPattern("dark +11 +1");
        assertThat(Program.run("data", spec).code()).isEqualTo(65);
    }

    @Test
    void noClassIsLeftOutAndNoPictureThatASpecCouldTake() throws IOException {
        picture("train/dark/large.png", 1);
        ImageIO.write(
                new BufferedImage(7, 6, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("sky/train/dark/large.png").toFile());
        Program.Result size = Program.run("data", spec(""), "--skip-bad");
        assertThat(size.code()).isEqualTo(65);
        assertThat(size.err()).contains("has 6 rows of 7 pixels", "resize: crop");
        Files.delete(folder.resolve("sky/train/dark/large.png"));
        for (int i = 0; i < 12; i++) {
            Files.write(folder.resolve("sky/train/light/" + i + ".png"), new byte[] {9});
        }
        Program.Result gone = Program.run("data", spec(""), "--skip-bad");
        assertThat(gone.code()).isEqualTo(65);
        assertThat(gone.err()).contains("no picture of the class `light` can be read for training");
    }

    @Test
    void withoutBrokenPicturesTheOptionChangesNothing() throws IOException {
        String spec = spec("");
        assertThat(train(spec, "--skip-bad")).isEqualTo(train(spec));
    }
}
