package org.pierian.runner.bind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.SavedTensor;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.InitSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

/// The file of weights that a spec's network starts from, if it names one. It is looked for like a file of data: in
/// the spec's folder, then in the folders for data, in their subfolder `weights` and in the folders themselves.
public final class InitialWeights {

    private static final String SUBFOLDER = "weights";

    private final ResolvedSpec resolved;
    private final List<Path> near;
    private final DataFolders folders;

    /// @param near the spec's folder, and others that stand for it
    /// @param folders where to look after that
    public InitialWeights(ResolvedSpec resolved, List<Path> near, DataFolders folders) {
        this.resolved = resolved;
        this.near = List.copyOf(near);
        this.folders = folders;
    }

    /// Sets what is saved of a network.
    ///
    /// @return the hash of the file by the name that the spec has for it; empty where the spec names none
    /// @throws SpecMisfit when the file is missing, damaged, or does not fit the network
    public SortedMap<String, String> load(List<SavedTensor> saved) {
        SortedMap<String, String> hashes = new TreeMap<>();
        if (resolved.spec().init() instanceof InitSpec.FromFile init) {
            try {
                Path file = find(init);
                WeightsFile.load(file, InitBinder.rules(init), saved);
                hashes.put(init.path(), hash(file));
            } catch (Failure failure) {
                throw new SpecMisfit(List.of(fault(init, failure)), resolved.sources());
            }
        }
        return hashes;
    }

    /// What is wrong with the file, without reading its values.
    ///
    /// @param wanted what would be saved of the network, in order
    List<Diagnostic> check(List<ParameterShape> wanted) {
        if (resolved.spec().init() instanceof InitSpec.FromFile init) {
            try {
                WeightsFile.check(find(init), InitBinder.rules(init), wanted);
            } catch (Failure failure) {
                return List.of(fault(init, failure));
            }
        }
        return List.of();
    }

    private Path find(InitSpec.FromFile init) {
        return DataFile.find(init.path(), SUBFOLDER, near, folders);
    }

    private Diagnostic fault(InitSpec.FromFile init, Failure failure) {
        return FileFault.at(resolved.locationOf("init.file.path"), init.path(), failure);
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
