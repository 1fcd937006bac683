package org.pierian.runner.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

/// One kind of dataset, as a spec describes it: everything that differs from kind to kind.
public interface Source {

    /// What is known before anything is read.
    Declaration declaration();

    /// The files of the spec's folder that are read, as the spec names them; none where data is computed, or has a
    /// folder of its own.
    List<String> files();

    /// The hash of one of the files, as a record has it.
    default String sha256(Path file) throws IOException {
        return Sha256.of(file);
    }

    /// What a record calls the hash of one of these files.
    default String recordedAs(String file) {
        return file;
    }

    /// Asks about the servers that the data comes from; most kinds need none.
    ///
    /// @param network knows which servers the person allows
    /// @param folders where data may be, so that it need not be downloaded
    /// @throws org.pierian.runner.failure.Failure when one is not allowed
    default void requireServers(NetworkAccess network, DataFolders folders) {}

    /// About how many bytes the examples of all splits take in memory; empty where that is known only once they are
    /// read.
    OptionalLong bytes();

    /// What wants outputs of its shape, as a message says it.
    default String targetWord() {
        return "the dataset";
    }

    /// What to do, in words for a person, where a layer wants images and gets rows of numbers.
    String pictureAdvice();

    /// Number of training examples, read from files where it is not declared.
    ///
    /// @throws org.pierian.runner.failure.Failure as [#load] does, at least where the number cannot be known
    /// @throws org.pierian.runner.failure.SpecMisfit likewise
    default int trainSize(Reading reading) {
        return declaration()
                .size(Split.TRAIN)
                .orElseGet(() -> load(reading).train().size());
    }

    /// What is wrong with the beginnings of those files that are in the spec's folder. A file that is not there may
    /// be in a folder for data.
    ///
    /// @param folder the spec's
    default List<Diagnostic> look(ResolvedSpec resolved, Path folder) {
        return List.of();
    }

    /// The preprocessing that the spec asks for, with the numbers that have to be fitted taken from another: equal to
    /// that one where it belongs to such a spec.
    Preprocessing preprocessing(Preprocessing fitted);

    /// How many characters a class has that is a token of a text; 1 where it is none, or of any number.
    ///
    /// @param fitted what was fitted on the training set
    default IntUnaryOperator characters(Preprocessing fitted) {
        return _ -> 1;
    }

    /// How new examples come to a network that was trained with the dataset.
    ///
    /// @param fitted what was fitted on the training set
    Intake intake(Preprocessing fitted);

    /// Reads new examples whose answers are known.
    ///
    /// @param fitted what was fitted on the training set
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or is not what it should be, or the
    /// examples of such a dataset are never in files
    Examples examples(NewFiles files, Preprocessing fitted);

    /// Some training examples as points, where they are computed and lie in a plane.
    default Optional<Plane> plane() {
        return Optional.empty();
    }

    /// Reads or computes the examples of all splits.
    ///
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or is not what it should be
    /// @throws org.pierian.runner.failure.SpecMisfit when the spec describes its data wrongly
    Data load(Reading reading);
}
