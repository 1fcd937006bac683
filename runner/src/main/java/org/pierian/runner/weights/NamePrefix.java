package org.pierian.runner.weights;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A beginning that all tensors have in their names on one side and none on the other: PyTorch puts `module.` there
/// for `DataParallel`, `_orig_mod.` for `compile`, and the name of an attribute for a module inside of another.
///
/// @param text the prefix, with its point
/// @param inFile whether the file's names have it; the network's have it otherwise
record NamePrefix(String text, boolean inFile) {

    /// Names nested deeper than this are looked at up to there: a file may be made to take long.
    private static final int DEEPEST = 8;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.]{1,60}");

    /// The shortest prefix that makes most names the same, if any makes more of them the same than without it.
    ///
    /// @param network names in the network
    /// @param file names in the file
    static Optional<NamePrefix> between(List<String> network, List<String> file) {
        Optional<String> ofFile = beginning(file, network);
        return ofFile.isPresent()
                ? ofFile.map(text -> new NamePrefix(text, true))
                : beginning(network, file).map(text -> new NamePrefix(text, false));
    }

    private static Optional<String> beginning(List<String> longer, List<String> shorter) {
        if (longer.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>(shorter);
        String first = longer.getFirst();
        return IntStream.range(0, first.length())
                .filter(i -> first.charAt(i) == '.')
                .limit(DEEPEST)
                .mapToObj(i -> first.substring(0, i + 1))
                .filter(prefix -> longer.stream().allMatch(name -> name.startsWith(prefix)))
                .filter(prefix -> common(longer, prefix, known) > common(longer, "", known))
                .max(Comparator.comparingLong((String prefix) -> common(longer, prefix, known))
                        .thenComparing(Comparator.comparingInt(String::length).reversed()));
    }

    private static long common(List<String> names, String prefix, Set<String> known) {
        return names.stream()
                .map(name -> name.substring(prefix.length()))
                .filter(known::contains)
                .count();
    }

    /// The name that a tensor of the file should have.
    String renamed(String name) {
        return inFile ? name.substring(text.length()) : text + name;
    }

    /// What is the matter, for a message.
    String fault() {
        String shown = TensorNames.shown(text);
        return inFile
                ? "all names in the file begin with " + shown + ", those of the network do not"
                : "all names of the network begin with " + shown + ", those in the file do not";
    }

    /// The entry of `rename` that brings the names together.
    String rename() {
        return inFile ? "add `rename: {\"**\": \"" + text + "**\"}`" : "add `rename: {\"" + text + "**\": \"**\"}`";
    }

    /// What to do.
    String advice() {
        String advice = "rename the tensors in the file, " + (inFile ? "without " : "with ") + TensorNames.shown(text)
                + " before each name";
        String key = inFile ? "k.removeprefix(\"" + text + "\")" : "\"" + text + "\" + k";
        return PLAIN.matcher(text).matches()
                ? advice + "; in Python: `save_file({" + key + ": t for k, t in load_file(path).items()}, path)`"
                : advice;
    }
}
