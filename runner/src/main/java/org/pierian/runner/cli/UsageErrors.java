package org.pierian.runner.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Reports what is wrong with a command line in the form of the errors of a spec: what was expected, what is
/// there, what to do.
final class UsageErrors {

    private UsageErrors() {}

    static Failure of(CommandLine.ParameterException e) {
        Failure failure = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : Optional.ofNullable(e.getArgSpec())
                        .flatMap(argument -> notAChoice(argument, e.getValue()))
                        .orElseGet(() -> Failure.of(ExitCode.USAGE, lowerCase(String.valueOf(e.getMessage()))));
        return failure.help(e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }

    private static Failure unmatched(CommandLine.UnmatchedArgumentException e) {
        CommandLine line = e.getCommandLine();
        String word = e.getUnmatched().getFirst();
        boolean verb = line.getParent() == null && !word.startsWith("-");
        Collection<String> known = verb
                ? line.getSubcommands().keySet()
                : line.getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .toList();
        String name = word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
        String kind = verb ? "verb" : "option";
        Failure failure = word.startsWith("-") || verb
                ? Failure.of(ExitCode.USAGE, "unknown " + kind + " `" + name + "`")
                : Failure.of(ExitCode.USAGE, "one argument too many: `" + word + "`");
        return Suggestions.closest(name, known)
                .map(near -> failure.help("did you mean `" + near + "`?"))
                .orElse(failure);
    }

    private static Optional<Failure> notAChoice(ArgSpec argument, String value) {
        if (value == null || !argument.typeInfo().isEnum()) {
            return Optional.empty();
        }
        List<String> words = argument.typeInfo().getEnumConstantNames().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        Failure failure = Failure.of(
                ExitCode.USAGE, "`" + name + "` wants one of " + String.join(", ", words) + ", got `" + value + "`");
        return Optional.of(Suggestions.closest(value, words)
                .map(near -> failure.help("did you mean `" + near + "`?"))
                .orElse(failure));
    }

    /// picocli starts its sentences with a capital, messages here do not.
    private static String lowerCase(String message) {
        return Arrays.stream(message.split("\n", -1)).findFirst().stream()
                .map(line -> line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1))
                .findFirst()
                .orElse(message);
    }
}
