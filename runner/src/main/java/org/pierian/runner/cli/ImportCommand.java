package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.onnx.format.ModelReader;
import org.pierian.runner.onnx.read.ImportedSpec;
import org.pierian.runner.onnx.read.OnnxImport;
import org.pierian.runner.onnx.read.TorchImport;
import org.pierian.runner.record.Json;
import org.pierian.runner.weights.SafeTensors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import FILE`.
@Command(
        name = "import",
        description = {
            "Write a spec and a weights file for a model of another program.",
            "",
            "Of an ONNX model, its layers; what a spec cannot say is refused, node by node. Of a safetensors file, which"
                    + " has names and shapes only, what follows from them; the rest is asked in comments.",
            "",
            "Never writes over a file that exists."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String YAML = ".yaml";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "An .onnx or .safetensors file.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "SPEC",
            description = "The spec to write; FILE with the ending .yaml, in the present folder, unless given. The"
                    + " weights come next to it.")
    private @Nullable Path out;

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path spec = out == null ? Path.of(base(file) + YAML) : out;
        Path weights = spec.resolveSibling(base(spec) + "-weights.safetensors");
        requireNew(spec);
        requireNew(weights);
        ImportedSpec imported = read(name(base(spec)), String.valueOf(weights.getFileName()));
        AtomicFile.write(weights, bytes -> SafeTensors.write(bytes, imported.tensors()));
        AtomicFile.write(spec, imported.text());
        show(imported, spec, weights);
        return 0;
    }

    private ImportedSpec read(String name, String weights) {
        String ending = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (ending.endsWith(".onnx")) {
            return OnnxImport.read(ModelReader.read(file), file.toString(), name, weights);
        }
        if (ending.endsWith(".safetensors")) {
            return TorchImport.read(file, name, weights);
        }
        throw Failure.of(ExitCode.USAGE, "`" + file + "` ends neither in .onnx nor in .safetensors")
                .help("export the model in one of these formats where it comes from");
    }

    private static void requireNew(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.of(ExitCode.CANNOT_CREATE, "`" + path + "` exists already and was left as it is")
                    .help("name another spec with --out, or delete this file first");
        }
    }

    /// The name of a file without its ending.
    private static String base(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /// The name of an experiment for a file of any name.
    private static String name(String base) {
        String plain = base.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.matches("[A-Za-z0-9_].*") ? plain.substring(0, Math.min(100, plain.length())) : "imported";
    }

    private void show(ImportedSpec imported, Path spec, Path weights) {
        if (form.isJson()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("spec", spec.toString());
            map.put("weights", weights.toString());
            map.put("tensors", imported.tensors().size());
            map.put("remarks", imported.remarks());
            terminal.document(Json.line(map) + "\n");
        } else {
            terminal.resultLine(spec.toString());
            terminal.resultLine(weights.toString());
            imported.remarks().forEach(remark -> terminal.say("note: " + remark));
        }
    }
}
