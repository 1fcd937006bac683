package org.pierian.spec;

import java.util.List;

/// What tensors are called in a file, written as a mapping of patterns: names in the network to names in the file.
///
/// @param rules the entries of the mapping, in order; the first that matches a name counts
public record Renames(List<Rule> rules) {

    /// Takes a copy.
    public Renames {
        rules = List.copyOf(rules);
    }

    /// One entry.
    ///
    /// @param name pattern of names in the network
    /// @param inFile what they are called in the file; several are stacked along the first axis
    public record Rule(String name, List<String> inFile) {

        /// Takes a copy.
        public Rule {
            inFile = List.copyOf(inFile);
        }
    }
}
