package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.export.ExportFormat;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.export.card.ModelCard;
import org.pierian.runner.export.dvc.DvcExport;
import org.pierian.runner.export.onnx.OnnxFile;
import org.pierian.runner.record.Json;
import org.pierian.runner.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `export RUN --to FORMAT`.
@Command(
        name = "export",
        description = {
            "Write a finished run in the format of another program.",
            "",
            "Prints the files that it wrote. The same run gives the same bytes, but for tensorboard, whose files hold times."
        })
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The folder of a finished run.")
    private Path run = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            required = true,
            description = "${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.MODEL_CARD;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write into this folder; RUN/export/FORMAT unless given, and RUN/local/tensorboard for tensorboard.")
    private @Nullable Path out;

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunFolder folder = new RunFolder(run);
        FinishedRun finished =
                FinishedRun.open(folder, RunSpecs.require(folder, terminal).spec());
        List<Path> files = export().write(finished, out == null ? usual(folder) : out);
        if (form.isJson()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("run", finished.record().id());
            map.put("format", format.toString());
            map.put("files", files.stream().map(Path::toString).toList());
            terminal.document(Json.line(map) + "\n");
        } else {
            files.forEach(file -> terminal.resultLine(file.toString()));
        }
        return 0;
    }

    private FileExport export() {
        return switch (format) {
            case DVC -> new DvcExport();
            case MODEL_CARD -> new ModelCard();
            case ONNX -> new OnnxFile();
        };
    }

    private Path usual(RunFolder folder) {
        return folder.path().resolve("export").resolve(format.toString());
    }
}
