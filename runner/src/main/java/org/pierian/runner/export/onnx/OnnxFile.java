package org.pierian.runner.export.onnx;

import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.onnx.OnnxExport;
import org.pierian.runner.onnx.format.ModelWriter;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.run.TrainedRun;

/// One file with the network, what is done to examples before it and what is said of them after it.
public final class OnnxFile implements FileExport {

    private static final String ENDING = ".onnx";

    /// The only one.
    public OnnxFile() {}

    /// Writes `NAME.onnx`.
    ///
    /// @param folder where to; or the file itself, when it ends in `.onnx`
    @Override
    public List<Path> write(FinishedRun run, Path folder) {
        try (Engine engine = new Engine(Kernels.SCALAR, 1)) {
            TrainedRun trained = TrainedRun.load(run.folder(), run.spec(), 1, engine.backend());
            OnnxModel model = OnnxExport.of(
                    trained.model(),
                    OnnxExport.identity(run.record().specSha256(), run.spec().numerics()));
            Path file = target(run, folder);
            AtomicFile.write(file, out -> ModelWriter.write(out, model));
            return List.of(file);
        }
    }

    private static Path target(FinishedRun run, Path folder) {
        if (folder.toString().endsWith(ENDING)) {
            return folder;
        }
        AtomicFile.createFolder(folder);
        return folder.resolve(run.spec().name() + ENDING);
    }
}
