package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.Ports;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.BugReport;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.live.LiveFollower;
import org.pierian.runner.record.Json;
import org.pierian.runner.run.MissingRun;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.watch.Feed;
import org.pierian.runner.watch.WatchServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `watch RUN`.
@Command(
        name = "watch",
        description = {
            "Show a run on a page for the browser of this machine, while another process trains it or afterwards.",
            "",
            "The page has live curves, and buttons to stop the run and to write a checkpoint. Nobody else can open it: it is"
                    + " on 127.0.0.1, at an address that cannot be guessed. Ctrl-C ends the page, not the run."
        })
final class WatchCommand implements Callable<Integer> {

    private static final int LOOKS_A_SECOND = 2;
    private static final int PATIENCE = 5 * LOOKS_A_SECOND;

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path run = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where the page is; at any port that is free unless given.")
    private int port;

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunFolder folder = new RunFolder(run);
        requireRun(folder);
        Feed feed = new Feed(LOOKS_A_SECOND);
        LiveFollower follower = new LiveFollower(folder, feed, PATIENCE);
        follower.look();
        try (WatchServer server = WatchServer.start(
                Ports.require("--port", port), folder, feed, follower, bug -> terminal.show(BugReport.of(bug)))) {
            say(server.address());
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(1000 / LOOKS_A_SECOND);
                follower.look();
            }
        }
        return ExitCode.DONE.number();
    }

    private void say(String address) {
        if (form.isJson()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("run", run.toString());
            line.put("address", address);
            terminal.document(Json.line(line) + "\n");
        } else {
            terminal.resultLine("watch    " + address);
        }
    }

    private void requireRun(RunFolder folder) {
        if (Files.isRegularFile(folder.record()) || Files.isDirectory(folder.local(""))) {
            return;
        }
        throw Files.isRegularFile(run) && !Files.isRegularFile(run.resolveSibling("record.json"))
                ? Failure.of(ExitCode.NOT_FOUND, "`" + run + "` is not the folder of a run")
                        .help("name the run's folder; to train a spec and watch it: runner train " + run + " --watch")
                : MissingRun.of(run, "record.json");
    }
}
