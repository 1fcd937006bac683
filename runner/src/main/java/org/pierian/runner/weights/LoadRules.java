package org.pierian.runner.weights;

import java.util.List;

/// How the tensors of a network are found in a file that was not written for it.
///
/// @param renames what tensors are called in the file; the first that matches counts, and without one the name is the
///     same
/// @param transpose tensors of the network whose two axes are exchanged in the file
/// @param ignore tensors of the file that are not used
/// @param except tensors of the network that do not come from the file
public record LoadRules(
        List<Rename> renames, List<NamePattern> transpose, List<NamePattern> ignore, List<NamePattern> except) {

    /// Every tensor has the same name and shape in the file.
    public static final LoadRules NONE = new LoadRules(List.of(), List.of(), List.of(), List.of());

    /// Takes copies.
    public LoadRules {
        renames = List.copyOf(renames);
        transpose = List.copyOf(transpose);
        ignore = List.copyOf(ignore);
        except = List.copyOf(except);
    }

    /// Another name.
    ///
    /// @param name in the network
    /// @param inFile what it is called in the file, with no more wildcards; several are stacked along the first
    ///     axis
    public record Rename(NamePattern name, List<NamePattern> inFile) {

        /// Takes a copy.
        public Rename {
            inFile = List.copyOf(inFile);
        }
    }

    /// Whether there is nothing but names and shapes.
    boolean isNone() {
        return equals(NONE);
    }

    /// The tensors of the file that become a tensor of the network.
    ///
    /// @param name in the network
    List<String> inFile(String name) {
        for (Rename rename : renames) {
            var captures = rename.name().captures(name);
            if (captures.isPresent()) {
                return rename.inFile().stream()
                        .map(pattern -> pattern.filled(captures.get()))
                        .toList();
            }
        }
        return List.of(name);
    }

    boolean isTransposed(String name) {
        return anyMatches(transpose, name);
    }

    boolean isIgnored(String inFile) {
        return anyMatches(ignore, inFile);
    }

    boolean isExcepted(String name) {
        return anyMatches(except, name);
    }

    private static boolean anyMatches(List<NamePattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
