package org.pierian.site.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pierian.site.markdown.Page;

/// Follows a page in an empty folder: writes its files and types its commands into a shell.
public final class Session {

    private final Path folder;
    private final Map<String, String> environment;

    /// @param folder an empty folder
    /// @param environment what is set beyond the environment of this process
    public Session(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /// Follows the page to its end.
    ///
    /// @return where each command is that ended or wrote otherwise than the page shows, and what it wrote
    public List<String> follow(Page page) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Step step : Step.of(page)) {
            switch (step) {
                case Step.Write write -> Files.writeString(folder.resolve(write.file()), write.text());
                case Step.Command command -> type(page, command, wrong);
            }
        }
        return wrong;
    }

    private void type(Page page, Step.Command command, List<String> wrong) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command.line())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        List<String> lines = output.lines()
                .filter(line -> !line.startsWith("runner: preparing a faster start"))
                .toList();
        boolean fits = command.shown().isEmpty() || Shown.fits(command.shown(), lines);
        if (code != command.code() || !fits) {
            wrong.add(page.file() + ":" + command.place() + ": $ " + command.line() + "\n[ends with " + code + "]\n"
                    + output);
        }
    }
}
