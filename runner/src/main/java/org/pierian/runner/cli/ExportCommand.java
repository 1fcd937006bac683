package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.terminal.Question;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.export.ExportFormat;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.export.card.ModelCard;
import org.pierian.runner.export.dvc.DvcExport;
import org.pierian.runner.export.mlflow.MlflowExport;
import org.pierian.runner.export.onnx.OnnxFile;
import org.pierian.runner.export.tensorboard.TensorBoardExport;
import org.pierian.runner.export.torch.TorchExport;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
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

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.MODEL_CARD;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write into this folder; RUN/export/FORMAT unless given, and RUN/local/tensorboard for tensorboard. For"
                            + " onnx it may be the file itself, if it ends in .onnx.")
    private @Nullable Path out;

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            description =
                    "The server of MLflow; $$MLFLOW_TRACKING_URI unless given. Accounts come from MLflow's variables alone:"
                            + " $$MLFLOW_TRACKING_TOKEN, or $$MLFLOW_TRACKING_USERNAME and $$MLFLOW_TRACKING_PASSWORD.")
    private @Nullable String address;

    @Option(
            names = NetworkAccess.OPTION,
            paramLabel = "HOST",
            description = "Connect to this server of MLflow; on a terminal you are asked.")
    private List<String> hosts = new ArrayList<>();

    @Mixin
    private EngineOptions engine = new EngineOptions();

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
        requireOptions();
        RunFolder folder = new RunFolder(run);
        FinishedRun finished =
                FinishedRun.open(folder, RunSpecs.require(folder, terminal).spec());
        if (format == ExportFormat.MLFLOW) {
            show(finished, "run_url", List.of(mlflow(finished)));
        } else {
            List<Path> files = export().write(finished, out == null ? usual(folder) : out);
            show(finished, "files", files.stream().map(Path::toString).toList());
        }
        return 0;
    }

    private void requireOptions() {
        if (format == ExportFormat.MLFLOW && out != null) {
            throw Failure.of(ExitCode.USAGE, "`--out` is for files, and `--to mlflow` writes none")
                    .help("leave `--out` out");
        }
        if (format != ExportFormat.MLFLOW && address != null) {
            throw Failure.of(ExitCode.USAGE, "`--tracking-uri` is for `--to mlflow`")
                    .help("leave it out, or write `--to mlflow`");
        }
    }

    private void show(FinishedRun finished, String what, List<String> written) {
        if (form.isJson()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("run", finished.record().id());
            map.put("format", format.toString());
            map.put(what, written);
            terminal.document(Json.line(map) + "\n");
        } else {
            written.forEach(terminal::resultLine);
        }
    }

    private String mlflow(FinishedRun finished) {
        NetworkAccess network = new NetworkAccess(
                hosts,
                false,
                (_, host) -> Question.of(terminal).ask("The run is to be sent to `" + host + "`. Connect?"));
        return MlflowExport.of(Optional.ofNullable(address), System.getenv(), network)
                .write(finished);
    }

    private FileExport export() {
        return switch (format) {
            case TENSORBOARD -> new TensorBoardExport();
            case TORCH -> new TorchExport(engine::start);
            case DVC -> new DvcExport();
            case MODEL_CARD -> new ModelCard();
            case MLFLOW -> throw new IllegalStateException("no format of files");
            case ONNX -> new OnnxFile();
        };
    }

    private Path usual(RunFolder folder) {
        return format == ExportFormat.TENSORBOARD
                ? folder.local(format.toString())
                : folder.path().resolve("export").resolve(format.toString());
    }
}
