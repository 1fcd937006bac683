package org.pierian.runner.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Asks the person a question whose answer is yes or no.
public final class Question {

    private static final Set<String> YES = Set.of("y", "Y", "yes", "Yes", "YES");
    private static final int LONGEST = 100;

    private final Terminal terminal;
    private final InputStream in;
    private final boolean isHeard;

    /// @param terminal shows the question
    /// @param in where the answer is typed
    /// @param isHeard whether a person reads the question and types the answer; otherwise nothing is asked
    Question(Terminal terminal, InputStream in, boolean isHeard) {
        this.terminal = terminal;
        this.in = in;
        this.isHeard = isHeard;
    }

    /// Asks a person who sits at a terminal, if one does.
    public static Question of(Terminal terminal) {
        return new Question(terminal, System.in, terminal.isInteractive() && WindowSize.isTerminal(0));
    }

    /// Waits for the answer.
    ///
    /// @return whether it is yes; no where nobody is asked, and for an empty line
    public boolean ask(String question) {
        if (!isHeard) {
            return false;
        }
        terminal.prompt(question + " [y/N]");
        return YES.contains(line().strip());
    }

    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (line.size() < LONGEST) {
                    line.write(c);
                }
            }
        } catch (IOException _) {
            return ""; // nobody answers
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
