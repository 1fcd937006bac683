import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One command line of the program, whose lines of both outputs are kept.
final class Trainer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("watch +(http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/)");

    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private Trainer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /// @param program the program, words separated by spaces
    static Trainer start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.split(" +")));
        command.addAll(Arrays.asList(arguments));
        return new Trainer(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException e) {
            said.add("(" + e + ")");
        }
    }

    /// The address of the page, once it is printed.
    String address() throws InterruptedException {
        Browser.until("an address is printed: " + said, 120, () -> find().find() || !process.isAlive());
        Matcher found = find();
        if (!found.find()) {
            throw new IllegalStateException("no address: " + said);
        }
        return found.group(1);
    }

    private Matcher find() {
        return ADDRESS.matcher(String.join("\n", List.copyOf(said)));
    }

    /// Waits for its end.
    int code() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            throw new IllegalStateException("it does not end: " + said);
        }
        return process.exitValue();
    }

    List<String> said() {
        return List.copyOf(said);
    }

    /// The only run below a folder of runs.
    static Path run(Path out) {
        try (Stream<Path> all = Files.walk(out, 2)) {
            return all.filter(path -> out.relativize(path).getNameCount() == 2)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As Ctrl-C would.
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
