package org.pierian.runner.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.cli.terminal.ShellLine;
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

    /// @param arguments the whole command line
    static Failure of(CommandLine.ParameterException e, List<String> arguments) {
        Failure failure = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched(unmatched, arguments)
                : missing(e)
                        .or(() -> Optional.ofNullable(e.getArgSpec())
                                .flatMap(argument -> notAChoice(argument, e.getValue())
                                        .or(() -> notANumber(argument, e.getValue()))))
                        .orElseGet(() -> Failure.of(ExitCode.USAGE, lowerCase(String.valueOf(e.getMessage()))));
        return failure.help(e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }

    private static Failure unmatched(CommandLine.UnmatchedArgumentException e, List<String> arguments) {
        CommandLine line = e.getCommandLine();
        String word = e.getUnmatched().getFirst();
        return word.startsWith("-")
                ? option(word, line, arguments)
                : Failure.of(ExitCode.USAGE, "one argument too many: `" + word + "`");
    }

    /// A command line that begins with what is no verb.
    ///
    /// @param arguments the whole command line, at least one
    static Failure ofVerb(List<String> arguments, Collection<String> verbs) {
        String word = arguments.getFirst();
        Failure failure = Failure.of(ExitCode.USAGE, "unknown verb `" + word + "`");
        return meant(word, arguments.subList(1, arguments.size()), verbs)
                .map(right -> failure.help("did you mean `" + right + "`?"))
                .orElse(failure)
                .help("runner --help");
    }

    private static Optional<String> meant(String word, List<String> after, Collection<String> verbs) {
        if (word.equals("help") && !after.isEmpty() && verbs.contains(after.getFirst())) {
            return Optional.of("runner " + after.getFirst() + " --help");
        }
        if (word.endsWith(".yaml") || word.endsWith(".yml")) {
            return Optional.of(ShellLine.of(List.of("runner", "train", word)));
        }
        return OtherTools.verb(word).or(() -> Suggestions.nearest(word, verbs));
    }

    private static Failure option(String word, CommandLine line, List<String> arguments) {
        int equals = word.indexOf('=');
        String name = equals > 0 ? word.substring(0, equals) : word;
        Failure failure = Failure.of(ExitCode.USAGE, "unknown option `" + name + "`");
        List<String> options = line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
        Optional<String> set = options.contains("--set")
                ? OtherTools.set(
                        name, equals > 0 ? Optional.of(word.substring(equals + 1)) : valueAfter(word, arguments))
                : Optional.empty();
        if (set.isEmpty()) {
            return Suggestions.nearest(name, options)
                    .map(near -> failure.help("did you mean `" + near + "`?"))
                    .orElse(failure);
        }
        Failure helped = failure.help("it belongs to the spec; for one run use `" + set.get() + "`");
        return set.get().contains(".WORD.")
                ? helped.help("WORD is the word of the spec's optimizer, for example `adam`")
                : helped;
    }

    /// What stands behind an option, unless it is the spec or another option; a negative number is a value.
    private static Optional<String> valueAfter(String option, List<String> arguments) {
        int next = arguments.indexOf(option) + 1;
        return Optional.of(next)
                .filter(at -> at < arguments.size())
                .map(arguments::get)
                .filter(value -> !value.matches("-+[^0-9.].*|.*[.]ya?ml|-"));
    }

    /// What has to be given and is not: options with their value, then arguments, in order.
    private static Optional<Failure> missing(CommandLine.ParameterException e) {
        if (!(e instanceof CommandLine.MissingParameterException given)
                || given.getMissing().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = given.getMissing().stream()
                .map(argument -> "`" + (argument instanceof OptionSpec option ? option.longestName() + " " : "")
                        + argument.paramLabel() + "`")
                .toList();
        return Optional.of(Failure.of(
                ExitCode.USAGE, String.join(" and ", names) + (names.size() == 1 ? " is" : " are") + " missing"));
    }

    private static Optional<Failure> notANumber(ArgSpec argument, String value) {
        Class<?> type = argument.type();
        boolean integer = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        boolean decimal = type == double.class || type == float.class || type == Double.class || type == Float.class;
        if (value == null || !(integer || decimal)) {
            return Optional.empty();
        }
        return Optional.of(Failure.of(
                ExitCode.USAGE,
                "`" + name(argument) + "` wants " + (integer ? "an integer" : "a number") + ", got `" + value + "`"));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Optional<Failure> notAChoice(ArgSpec argument, String value) {
        if (value == null || !argument.typeInfo().isEnum()) {
            return Optional.empty();
        }
        List<String> words = argument.typeInfo().getEnumConstantNames().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        Failure failure = Failure.of(
                ExitCode.USAGE,
                "`" + name(argument) + "` wants one of " + String.join(", ", words) + ", got `" + value + "`");
        return Optional.of(Suggestions.nearest(value, words)
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
