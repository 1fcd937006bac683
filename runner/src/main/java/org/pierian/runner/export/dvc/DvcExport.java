package org.pierian.runner.export.dvc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.MetricLine;
import org.pierian.spec.write.SpecWriter;

/// A run for DVC: `dvc.yaml` beside a folder `pierian/` with what `dvc params`, `dvc metrics` and `dvc plots`
/// read, in the layout of DVCLive. Where the run's spec lies in the same folder, a stage trains it.
///
/// **Source:** <https://dvc.org/doc/user-guide/project-structure/dvcyaml-files>.
public final class DvcExport implements FileExport {

    private static final String MARK = "# Written by `runner export --to dvc`.\n";
    private static final String FOLDER = "pierian";

    @Override
    public List<Path> write(FinishedRun run, Path folder) {
        Path project = folder.resolve("dvc.yaml");
        requireOurs(project);
        SortedMap<String, StringBuilder> plots = plots(run.metrics());
        List<Path> files = new ArrayList<>();
        write(files, folder.resolve(FOLDER).resolve("params.yaml"), SpecWriter.write(run.spec()));
        write(
                files,
                folder.resolve(FOLDER).resolve("metrics.json"),
                Json.page(run.record().metrics()));
        plots.forEach((name, text) -> write(files, folder.resolve(name), text.toString()));
        write(files, project, project(run, folder));
        return files;
    }

    private static void write(List<Path> files, Path file, String text) {
        AtomicFile.write(file, text);
        files.add(file);
    }

    /// A person's own `dvc.yaml` is not written over.
    private static void requireOurs(Path project) {
        if (!Files.exists(project, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isRegularFile(project)
                && new String(InputFile.start(project, MARK.length()), StandardCharsets.UTF_8).equals(MARK)) {
            return;
        }
        throw Failure.of(ExitCode.CANNOT_CREATE, "`" + project + "` is there, and was not written by `runner export`")
                .at(project.toString())
                .help("write to another folder with `--out`, and copy what you need of its `dvc.yaml`");
    }

    /// For each metric of each split a table of two columns: the epoch, and the value after it.
    private static SortedMap<String, StringBuilder> plots(List<MetricLine> lines) {
        SortedMap<String, StringBuilder> plots = new TreeMap<>();
        for (MetricLine line : lines) {
            line.values()
                    .forEach((name, value) -> plots.computeIfAbsent(
                                    FOLDER + "/plots/metrics/" + fileName(line.split()) + "/" + fileName(name) + ".tsv",
                                    _ -> new StringBuilder("step\t" + name + "\n"))
                            .append(line.epoch())
                            .append('\t')
                            .append(value.doubleValue())
                            .append('\n'));
        }
        return plots;
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._@-]", "_");
    }

    private static String project(FinishedRun run, Path folder) {
        return MARK + """
                params:
                  - pierian/params.yaml
                metrics:
                  - pierian/metrics.json
                plots:
                  - pierian/plots/metrics:
                      x: step
                """ + stage(run, folder);
    }

    private static String stage(FinishedRun run, Path folder) {
        String spec = run.spec().name() + ".yaml";
        if (!Files.isRegularFile(folder.resolve(spec))) {
            return "";
        }
        StringBuilder text = new StringBuilder("stages:\n");
        text.append("  ").append(run.spec().name().replace('.', '-')).append(":\n");
        text.append("    cmd: runner train ").append(spec).append(" --quiet\n");
        text.append("    deps:\n      - ").append(spec).append('\n');
        DatasetBinder.bind(run.spec().dataset()).files().stream()
                .distinct()
                .forEach(file -> text.append("      - ").append(quoted(file)).append('\n'));
        text.append("    outs:\n      - ")
                .append(run.spec().name())
                .append(".lock.json:\n          cache: false\n          persist: true\n");
        return text.toString();
    }

    /// A text of YAML, which has the escapes of JSON.
    private static String quoted(String text) {
        String json = Json.line(Map.of("", text));
        return json.substring(4, json.length() - 1);
    }
}
