package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.BugReport;
import org.pierian.runner.live.LiveFiles;
import org.pierian.runner.live.LiveRun;
import org.pierian.runner.live.LiveSink;
import org.pierian.runner.live.RunControl;
import org.pierian.runner.live.StopSwitch;
import org.pierian.runner.live.Wish;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.watch.Feed;
import org.pierian.runner.watch.WatchServer;

/// Training that others can look at: always by files in its folder, and by a page where that is wanted.
final class LiveSession implements AutoCloseable {

    private final LiveRun run;
    private final Optional<WatchServer> page;

    private LiveSession(LiveRun run, Optional<WatchServer> page) {
        this.run = run;
        this.page = page;
    }

    /// Begins, and says where the page is.
    ///
    /// @param port of the page, if one is wanted
    /// @param stop stops training
    /// @param next is told what training tells, too
    /// @throws org.pierian.runner.failure.Failure when the port is taken
    static LiveSession begin(
            Terminal terminal,
            OptionalInt port,
            RunFolder folder,
            Experiment experiment,
            Training training,
            StopSwitch stop,
            TrainingListener next) {
        List<LiveSink> sinks = new ArrayList<>(List.of(new LiveFiles(folder, 1)));
        LateControl control = new LateControl();
        Optional<WatchServer> page = Optional.empty();
        if (port.isPresent()) {
            Feed feed = new Feed(1);
            sinks.add(feed);
            WatchServer server =
                    WatchServer.start(port.getAsInt(), folder, feed, control, bug -> terminal.show(BugReport.of(bug)));
            terminal.say("watch    " + server.address());
            page = Optional.of(server);
        }
        LiveRun.Plan plan = new LiveRun.Plan(
                experiment.spec().epochs(), experiment.data().train().size());
        LiveRun run = LiveRun.begin(folder, plan, training, stop, sinks, next);
        control.run = Optional.of(run);
        return new LiveSession(run, page);
    }

    /// What training is to tell, and who is to be asked for what is wanted of it.
    LiveRun run() {
        return run;
    }

    @Override
    public void close() {
        run.close();
        page.ifPresent(WatchServer::close);
    }

    /// Takes what the page asks; nothing before the run has begun.
    private static final class LateControl implements RunControl {

        private volatile Optional<RunControl> run = Optional.empty();

        @Override
        public boolean ask(Wish wish) {
            return run.filter(known -> known.ask(wish)).isPresent();
        }
    }
}
