import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Trains with and without `--watch` in turns, the page open in Chromium, and prints medians. Called by
/// `scripts/watch-overhead.sh`.
final class Overhead {

    public static void main(String[] arguments) throws Exception {
        String program = arguments[0];
        Path work = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        String spec = arguments[4];
        String epochs = arguments[5];
        List<Double> plain = new ArrayList<>();
        List<Double> watched = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (Browser browser = Browser.start(arguments[1], work.resolve("browser"))) {
            browser.look(1280, "light");
            for (int i = 0; i < rounds; i++) {
                browser.open("about:blank");
                boolean first = i % 2 == 0; // which of the two comes first changes too
                double a = first ? seconds(program, work, spec, epochs, null) : 0;
                double b = seconds(program, work, spec, epochs, browser);
                browser.open("about:blank");
                a = first ? a : seconds(program, work, spec, epochs, null);
                plain.add(a);
                watched.add(b);
                ratios.add(b / a);
                System.out.printf(Locale.ROOT, "%2d  plain %.3f s  watched %.3f s  ratio %.4f%n", i + 1, a, b, b / a);
            }
        }
        System.out.printf(Locale.ROOT,
                "median  plain %.3f s  watched %.3f s  ratio of medians %.4f  median of ratios %.4f%n",
                median(plain), median(watched), median(watched) / median(plain), median(ratios));
        System.exit(0);
    }

    /// The training time of one run, the page open where there is a browser.
    private static double seconds(String program, Path work, String spec, String epochs, Browser browser)
            throws Exception {
        Path out = work.resolve("runs");
        remove(out);
        List<String> line = new ArrayList<>(List.of("train", spec, "--no-lock", "--quiet", "--out", out.toString(),
                "--set", "epochs=" + epochs));
        if (browser != null) {
            line.add("--watch");
        }
        try (Trainer trainer = Trainer.start(program, line.toArray(String[]::new))) {
            if (browser != null) {
                browser.open(trainer.address());
                Browser.until("the page is there", 60, () -> !browser.text("state").equals("connecting"));
            }
            if (trainer.code() != 0) {
                throw new IllegalStateException(trainer.said().toString());
            }
        }
        return new ObjectMapper()
                .readTree(Files.readString(Trainer.run(out).resolve("local/timing.jsonl")))
                .path("train_s")
                .asDouble();
    }

    private static void remove(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
