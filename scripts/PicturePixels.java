import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.dataset.picture.PictureDecoder;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

/// Prints the SHA-256 of pictures: `java -cp CLASSES scripts/PicturePixels.java <LINES`. A line is a file, whose pixels
/// are hashed as red, green, blue and opacity, row by row; or, after tabs, also height, width, resize, filter and
/// channels, and then what becomes of it over white is hashed, channel by channel. What is refused is told instead.
final class PicturePixels {

    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t");
            byte[] file = Files.readAllBytes(Path.of(words[0]));
            try {
                System.out.println(Sha256.of(words.length == 1 ? pixels(file) : example(file, words)));
            } catch (PictureFault fault) {
                System.out.println("refused: " + fault.what());
            }
        }
    }

    private static byte[] pixels(byte[] file) {
        Picture picture = PictureDecoder.read(file);
        int stride = picture.width() * Picture.BYTES;
        byte[] pixels = new byte[picture.height() * stride];
        byte[] row = new byte[stride];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            System.arraycopy(row, 0, pixels, y * stride, stride);
        }
        return pixels;
    }

    private static byte[] example(byte[] file, String[] words) {
        PictureForm form = new PictureForm(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Channels.valueOf(words[5].toUpperCase(Locale.ROOT)),
                Optional.of(Resize.valueOf(words[3].toUpperCase(Locale.ROOT))),
                ResizeFilter.valueOf(words[4].toUpperCase(Locale.ROOT)),
                Optional.of(BackgroundColour.WHITE));
        byte[] levels = new byte[form.size()];
        form.write(PictureDecoder.read(file), levels, 0);
        return levels;
    }
}
