package org.pierian.runner.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;

/// A run that is served under a name, and loaded anew when its folder changes. What is answered meanwhile comes from
/// the
/// network that was there before.
final class ServedRun {

    private final String name;
    private final RunFolder folder;
    private final Supplier<TrainedRun> loader;
    private final ReentrantLock turn;
    private final int mostWaiting;
    private final Counters counters = new Counters();
    private volatile ServedModel model;
    private String loaded; // the state of the folder that was loaded, or could not be
    private String seen;

    /// Loads the run.
    ///
    /// @param name what it is called in paths
    /// @param loader loads the network that is in the folder now
    /// @param turn as [Batcher] has it; held while a network is loaded, which needs the backend
    /// @throws Failure when it cannot be loaded
    ServedRun(String name, RunFolder folder, Supplier<TrainedRun> loader, ReentrantLock turn, int mostWaiting) {
        this.name = name;
        this.folder = folder;
        this.loader = loader;
        this.turn = turn;
        this.mostWaiting = mostWaiting;
        this.loaded = state();
        this.seen = loaded;
        this.model = load();
    }

    private ServedModel load() {
        turn.lock();
        try {
            ServedModel fresh = new ServedModel(loader.get(), turn, mostWaiting, counters);
            counters.loaded(true);
            return fresh;
        } finally {
            turn.unlock();
        }
    }

    /// Looks whether the folder has changed, and loads the network anew when it did and has come to rest since the last
    /// look.
    ///
    /// @return whether there is another network now
    /// @throws Failure when the one that is there now cannot be loaded; the one before is kept
    boolean refresh() {
        String now = state();
        boolean rests = now.equals(seen);
        seen = now;
        if (!rests || now.equals(loaded)) {
            return false;
        }
        loaded = now;
        try {
            model = load();
            return true;
        } catch (RuntimeException e) {
            counters.loaded(false);
            throw e;
        }
    }

    /// Sizes and times of the files that a network is loaded from.
    private String state() {
        StringBuilder state = new StringBuilder();
        for (Path file : List.of(folder.spec(), folder.preprocessing(), folder.weights(), folder.record())) {
            try {
                state.append(file.toRealPath())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            } catch (IOException _) {
                state.append("none\n");
            }
        }
        return state.toString();
    }

    /// What it is called in paths.
    String name() {
        return name;
    }

    /// Where it is.
    RunFolder folder() {
        return folder;
    }

    /// The network that is there now.
    ServedModel model() {
        return model;
    }

    /// What happened to its requests.
    Counters counters() {
        return counters;
    }

    /// Number of examples that wait.
    int waiting() {
        return model.waiting();
    }
}
