package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of pictures from `init` to predictions: dark ones and light ones.
class PicturesTest {

    @TempDir
    Path folder;

    private static void picture(Path file, int side, int level) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int shade = level + (x * 7 + y * 5) % 30;
                image.setRGB(x, y, shade << 16 | shade << 8 | (shade / 2));
            }
        }
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, file.toString().endsWith("jpg") ? "jpg" : "png", file.toFile()))
                .isTrue();
    }

    @BeforeEach
    void pictures() throws IOException {
        for (int i = 0; i < 12; i++) {
            picture(folder.resolve("sky/train/dark/" + i + ".jpg"), 8, 2 * i);
            picture(folder.resolve("sky/train/light/" + i + ".png"), 8, 220 - 2 * i);
        }
        picture(folder.resolve("sky/test/dark/a.jpg"), 8, 5);
        picture(folder.resolve("sky/test/light/a.jpg"), 8, 210);
    }

    private String started() {
        String spec = folder.resolve("sky.yaml").toString();
        Program.Result init =
                Program.run("init", "--from", folder.resolve("sky").toString(), spec);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.err()).contains("2 classes, pictures of 8 by 8");
        return spec;
    }

    @Test
    void fromAFolderToPredictions() throws IOException {
        String spec = started();
        assertThat(Program.run("check", spec).code()).isZero();
        Program.Result data =
                Program.run("data", spec, "--grid", folder.resolve("grid.png").toString());
        assertThat(data.out())
                .contains("input   [3, 8, 8]")
                .containsPattern("dark +12 +1")
                .containsPattern("light +12 +1");
        BufferedImage grid = ImageIO.read(folder.resolve("grid.png").toFile());
        assertThat(grid.getRaster().getNumBands()).isEqualTo(3);
        assertThat(grid.getRGB(0, 2 * 18) & 0xFF)
                .as("the blue of a light picture is half of its red")
                .isLessThan(128);

        Program.Result trained = Program.run(
                "train", spec, "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock");
        assertThat(trained.code()).as(trained.err()).isZero();
        String run = new ObjectMapper().readTree(trained.out()).get("run").textValue();
        assertThat(Program.run("verify", run, "--quiet").code()).isZero();

        Path large = folder.resolve("large.jpg");
        picture(large, 9, 3);
        String light = folder.resolve("sky/test/light/a.jpg").toString();
        Program.Result predicted = Program.run("predict", run, light);
        assertThat(predicted.code()).as(predicted.err()).isZero();
        assertThat(predicted.out()).startsWith("file,image,prediction\n" + light + ",0,");
        Program.Result refused = Program.run("predict", run, large.toString());
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("D040", "has 9 rows of 9 pixels, expected 8 of 8", "resize: crop");
        Program.Result evaluated =
                Program.run("evaluate", run, "--on", folder.resolve("sky/test").toString(), "--json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("\"accuracy\"");
    }

    @Test
    void aChangedPictureIsNoticed() throws IOException {
        String spec = started();
        Program.Result trained = Program.run(
                "train", spec, "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock");
        String run = new ObjectMapper().readTree(trained.out()).get("run").textValue();
        picture(folder.resolve("sky/train/dark/3.jpg"), 8, 9);
        Program.Result verified = Program.run("verify", run, "--quiet");
        assertThat(verified.code()).isNotZero();
        assertThat(verified.err()).contains("sky").contains("has changed since the run was trained");
    }

    @Test
    void wishesThatDoNotFitAFolderAreRefused() throws IOException {
        String sky = folder.resolve("sky").toString();
        assertThat(Program.run("init", "--from", sky, "--target", "x", "-").code())
                .isEqualTo(2);
        assertThat(Program.run("init", "--from", sky, "--task", "regression", "-")
                        .code())
                .isEqualTo(2);
        Program.Result one =
                Program.run("init", "--from", folder.resolve("sky/test/dark").toString(), "-");
        assertThat(one.code()).isEqualTo(65);
        assertThat(one.err()).contains("0 folders, expected one for each class");
        picture(folder.resolve("sky/train/light/0.png"), 300, 4);
        assertThat(Program.run("init", "--from", sky, "--task", "images", "-").out())
                .contains("size: [64, 64]", "resize: crop", "test: {folder: test}", "# validation: {fraction: 0.1}");
    }
}
