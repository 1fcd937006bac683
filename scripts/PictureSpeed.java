import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.pierian.core.data.augment.Augmentation;
import org.pierian.core.data.augment.Canvas;
import org.pierian.core.data.augment.ColorJitter;
import org.pierian.core.data.augment.Flip;
import org.pierian.core.data.augment.RandomCrop;
import org.pierian.core.data.augment.Rotation;
import org.pierian.core.random.Draws;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.picture.PictureDecoder;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

/// Prints how many pictures a second are read, decoded, resized and changed at random: `java -cp CLASSES
/// scripts/PictureSpeed.java THREADS SECONDS {FOLDER SIDE}...`, one line for each folder. Passes over the folder are made
/// until the seconds are over, the first half of them to warm up; the fastest pass counts.
final class PictureSpeed {

    private static final List<Augmentation> CHANGES = List.of(
            new RandomCrop(4, 0), new Flip(true, 0.5), new Rotation(10, true, 0), new ColorJitter(0.2, 0.2, 0.2));

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 2; i < arguments.length; i += 2) {
                List<Path> files;
                try (Stream<Path> all = Files.list(Path.of(arguments[i]))) {
                    files = all.sorted().toList();
                }
                int side = Integer.parseInt(arguments[i + 1]);
                System.out.printf(Locale.ROOT, "%.1f%n", rate(pool, threads, files, side, seconds));
            }
        }
    }

    private static double rate(ExecutorService pool, int threads, List<Path> files, int side, double seconds)
            throws Exception {
        long begin = System.nanoTime();
        double best = 0;
        double passed = 0;
        while (passed < seconds) {
            long start = System.nanoTime();
            pass(pool, threads, files, side);
            long end = System.nanoTime();
            if (passed >= seconds / 2) {
                best = Math.max(best, files.size() * 1e9 / (end - start));
            }
            passed = (end - begin) / 1e9;
        }
        return best;
    }

    private static void pass(ExecutorService pool, int threads, List<Path> files, int side)
            throws InterruptedException, ExecutionException {
        List<Future<?>> parts = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            parts.add(pool.submit(() -> {
                PictureForm form = new PictureForm(
                        side,
                        side,
                        Channels.RGB,
                        Optional.of(Resize.STRETCH),
                        ResizeFilter.BILINEAR,
                        Optional.empty());
                Canvas canvas = new Canvas(Shape.of(3, side, side));
                Draws draws = new Draws();
                RandomStream stream = RandomStream.of(0, StreamTag.AUGMENT, "0");
                for (int f = first; f < files.size(); f += threads) {
                    form.write(PictureDecoder.read(bytes(files.get(f))), canvas.levels(), 0);
                    draws.begin(stream, 0, f);
                    for (Augmentation change : CHANGES) {
                        change.apply(draws, canvas);
                    }
                }
            }));
        }
        for (Future<?> part : parts) {
            part.get();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
