package org.pierian.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.json.StrictJson;

/// What a run was computed with: the machine, the virtual machine, and how both were configured. No bit of a
/// result may depend on it, so it is looked at only when one does.
///
/// @param entries names and values, in the order in which they are shown
public record Environment(Map<String, String> entries) {

    /// The name of its file below `local/`.
    public static final String FILE = "environment.json";

    private static final int MOST_BYTES = 1 << 16;
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /// Takes a copy, in the same order.
    public Environment {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// That of this process.
    ///
    /// @param threads number of threads that compute
    public static Environment here(int threads) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("jdk", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        map.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        map.put("architecture", System.getProperty("os.arch"));
        map.put("processor", processor());
        map.put("vector_bits", "" + Engine.vectorBits());
        map.put("cores", "" + Runtime.getRuntime().availableProcessors());
        map.put("threads", "" + threads);
        map.put("heap_bytes", "" + Runtime.getRuntime().maxMemory());
        map.put("locale", Locale.getDefault().toLanguageTag());
        map.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        return new Environment(map);
    }

    /// The processor by its maker's name; empty where the system does not say.
    private static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }

    /// That of a run, if its folder still says; a damaged file says nothing.
    public static Optional<Environment> of(RunFolder folder) {
        Path file = folder.local(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Map<String, String> map = new LinkedHashMap<>();
            tree(file).properties().forEach(entry -> map.put(entry.getKey(), text(entry.getValue())));
            return map.isEmpty() ? Optional.empty() : Optional.of(new Environment(map));
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.INPUT) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// What a file of this form says.
    ///
    /// @throws Failure when it is damaged, or cannot be read
    static JsonNode tree(Path file) {
        try {
            return StrictJson.read(
                    new ByteArrayInputStream(InputFile.start(file, MOST_BYTES)),
                    file.toString(),
                    why -> Failure.of(ExitCode.INPUT, why));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        return value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
    }

    /// What this is in few words: processor architecture, operating system, virtual machine.
    public String summary() {
        return entries.getOrDefault("architecture", "") + ", " + entries.getOrDefault("os", "") + ", "
                + entries.getOrDefault("jdk", "");
    }
}
