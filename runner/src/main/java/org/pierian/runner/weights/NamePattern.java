package org.pierian.runner.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern of names of tensors: `*` is one or more characters without a dot, `**` any characters, also none, and
/// every other character is itself.
///
/// Where several ways to match are possible, each wildcard takes as few characters as it can, the first before the
/// second. That takes time in proportion to the length of the pattern times that of the name, whatever they are.
///
/// @param text as it is written
public record NamePattern(String text) {

    private static final char STAR = '*';

    /// Whether it matches a whole name.
    public boolean matches(String name) {
        return captures(name).isPresent();
    }

    /// What each wildcard matches, in order; empty where the pattern does not match the whole name.
    public Optional<List<String>> captures(String name) {
        int first = text.indexOf(STAR);
        if (first < 0) {
            return text.equals(name) ? Optional.of(List.of()) : Optional.empty();
        }
        return name.startsWith(text.substring(0, first)) ? new Matching(name).captures() : Optional.empty();
    }

    /// The text with its k-th wildcard replaced by the k-th of some texts.
    ///
    /// @param captures at least as many as it has wildcards
    public String filled(List<String> captures) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i = after(i)) {
            if (text.charAt(i) == STAR) {
                out.append(captures.get(next++));
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /// Where the next part of the pattern begins.
    private int after(int i) {
        return isAny(i) ? i + 2 : i + 1;
    }

    private boolean isAny(int i) {
        return text.charAt(i) == STAR && i + 1 < text.length() && text.charAt(i + 1) == STAR;
    }

    /// One name.
    private final class Matching {
        private final String name;
        private final boolean[][] fits; // whether the pattern from i on matches the name from j on

        Matching(String name) {
            this.name = name;
            this.fits = new boolean[text.length() + 1][name.length() + 1];
            fits[text.length()][name.length()] = true;
            for (int i = text.length() - 1; i >= 0; i--) {
                if (i > 0 && isAny(i - 1)) {
                    continue; // the second star of two
                }
                for (int j = name.length(); j >= 0; j--) {
                    fits[i][j] = fits(i, j);
                }
            }
        }

        /// From what is known of the places behind.
        private boolean fits(int i, int j) {
            if (isAny(i)) {
                return fits[i + 2][j] || (j < name.length() && fits[i][j + 1]);
            }
            if (j == name.length()) {
                return false;
            }
            return text.charAt(i) == STAR
                    ? name.charAt(j) != '.' && (fits[i + 1][j + 1] || fits[i][j + 1])
                    : text.charAt(i) == name.charAt(j) && fits[i + 1][j + 1];
        }

        Optional<List<String>> captures() {
            if (!fits[0][0]) {
                return Optional.empty();
            }
            List<String> captures = new ArrayList<>();
            int j = 0;
            for (int i = 0; i < text.length(); i = after(i)) {
                int end = j + 1;
                if (text.charAt(i) == STAR) {
                    end = isAny(i) ? j : j + 1;
                    while (!fits[after(i)][end]) {
                        end++;
                    }
                    captures.add(name.substring(j, end));
                }
                j = end;
            }
            return Optional.of(List.copyOf(captures));
        }
    }
}
