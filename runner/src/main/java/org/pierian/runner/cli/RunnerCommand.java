package org.pierian.runner.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.core.train.DivergedException;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.BugReport;
import org.pierian.runner.failure.EngineFault;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The program: parses the command line, runs one verb, and turns whatever happens into a message and an exit
/// code.
@Command(
        name = "runner",
        description = {"Trains neural networks from YAML specs: same spec, same data, same bits.", ""},
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs, with `runner VERB --help` for each:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footer = {"", "Start with: runner train examples/specs/xor.yaml"})
public final class RunnerCommand implements Runnable {

    private static final Map<String, Function<Terminal, Object>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("train", TrainCommand::new);
        VERBS.put("check", CheckCommand::new);
        VERBS.put("summary", SummaryCommand::new);
        VERBS.put("render", RenderCommand::new);
        VERBS.put("gradcheck", GradcheckCommand::new);
        VERBS.put("time", TimeCommand::new);
        VERBS.put("overfit", OverfitCommand::new);
        VERBS.put("lr-find", LrFindCommand::new);
        VERBS.put("evaluate", EvaluateCommand::new);
        VERBS.put("predict", PredictCommand::new);
        VERBS.put("serve", ServeCommand::new);
        VERBS.put("data", DataCommand::new);
        VERBS.put("inspect", InspectCommand::new);
        VERBS.put("resume", ResumeCommand::new);
        VERBS.put("watch", WatchCommand::new);
        VERBS.put("verify", VerifyCommand::new);
        VERBS.put("diff", DiffCommand::new);
        VERBS.put("runs", RunsCommand::new);
        VERBS.put("export", ExportCommand::new);
        VERBS.put("import", ImportCommand::new);
        VERBS.put("report", ReportCommand::new);
        VERBS.put("plot", PlotCommand::new);
        VERBS.put("schema", SchemaCommand::new);
        VERBS.put("doctor", DoctorCommand::new);
        VERBS.put("explain", ExplainCommand::new);
        VERBS.put("init", InitCommand::new);
        VERBS.put("completion", terminal -> new CompletionCommand(terminal, () -> line(terminal)));
    }

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    private RunnerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    public static int run(Terminal terminal, String... arguments) {
        boolean isVerb = arguments.length > 0 && VERBS.containsKey(arguments[0]);
        if (arguments.length > 0 && !isVerb && !arguments[0].startsWith("-")) {
            terminal.show(UsageErrors.ofVerb(List.of(arguments), VERBS.keySet()));
            return ExitCode.USAGE.number();
        }
        CommandLine line = isVerb ? line(terminal, Set.of(arguments[0])) : line(terminal);
        StringWriter help = new StringWriter(); // where it is written no error may arise
        line.setOut(new PrintWriter(help));
        try {
            int code = line.execute(arguments);
            if (!help.getBuffer().isEmpty()) {
                terminal.document(help.toString());
            }
            return code;
        } catch (Failure failure) {
            terminal.show(failure);
            return failure.exitCode().number();
        }
    }

    /// The parser with every verb.
    static CommandLine line(Terminal terminal) {
        return line(terminal, VERBS.keySet());
    }

    /// The parser with some verbs: that of all takes a tenth of a second to make.
    private static CommandLine line(Terminal terminal, Set<String> verbs) {
        CommandLine line = new CommandLine(new RunnerCommand(terminal));
        VERBS.forEach((verb, command) -> {
            if (verbs.contains(verb)) {
                line.addSubcommand(command.apply(terminal));
            }
        });
        HelpExamples.addTo(line);
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false); // an argument is what was typed, and no file is read for it
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, arguments) -> wrongUsage(terminal, e, List.of(arguments)));
        line.setExecutionExceptionHandler((e, command, result) -> failed(terminal, e));
        line.setUsageHelpAutoWidth(false);
        return line;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.text());
        }
        return codes;
    }

    private static int wrongUsage(Terminal terminal, CommandLine.ParameterException e, List<String> arguments) {
        terminal.show(UsageErrors.of(e, arguments));
        return ExitCode.USAGE.number();
    }

    private static int failed(Terminal terminal, Throwable e) {
        if (e instanceof SpecOptions.Refused refused) {
            return refused.exitCode().number();
        }
        if (e instanceof SpecMisfit misfit) {
            terminal.show(misfit.diagnostics(), misfit.sources());
            return SpecOptions.exitCode(misfit.diagnostics()).number();
        }
        Failure failure = switch (e) {
            case Failure known -> known;
            case DivergedException diverged -> EngineFault.of(diverged);
            case ShapeTooLargeException large -> EngineFault.of(large);
            default -> BugReport.of(e);
        };
        terminal.show(failure);
        return failure.exitCode().number();
    }

    @Override
    public void run() {
        if (version) {
            terminal.result("pierian " + RunnerCommand.class.getPackage().getImplementationVersion() + ", numerics "
                    + org.pierian.core.Numerics.VERSION + "\n");
            return;
        }
        throw Failure.of(ExitCode.USAGE, "a verb is missing").help("runner --help");
    }
}
