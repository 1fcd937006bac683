package org.pierian.runner.failure;

/// How the program ends. The numbers are stable; those from 65 on follow `sysexits.h`.
public enum ExitCode {
    /// What was asked for is done.
    DONE(0, "done"),
    /// A bug of the program; a report file is written.
    BUG(1, "a bug in Pierian; a report file is written"),
    /// The command line is wrong.
    USAGE(2, "wrong command line"),
    /// The memory does not suffice.
    MEMORY(3, "out of memory"),
    /// Other bits than the record says, or another result than a check asks for.
    DIFFERENT(4, "other bits than the record says; a wrong gradient; a batch that is not learned"),
    /// Training diverged.
    DIVERGED(5, "training diverged"),
    /// Bad spec, data or weights.
    INPUT(65, "bad spec, data or weights"),
    /// An input file is not there.
    NOT_FOUND(66, "input not found"),
    /// The network failed.
    NETWORK(69, "the network failed"),
    /// An output file cannot be created.
    CANNOT_CREATE(73, "output cannot be created"),
    /// Reading or writing failed.
    IO(74, "reading or writing failed"),
    /// Another process works in the run folder.
    LOCKED(75, "another process works in the run folder"),
    /// Refused by policy.
    POLICY(77, "refused by policy"),
    /// Stopped by SIGHUP; a checkpoint is written.
    HANGUP(129, "stopped by SIGHUP; continue with resume"),
    /// Stopped by SIGINT; a checkpoint is written.
    INTERRUPTED(130, "stopped by SIGINT; continue with resume"),
    /// Stopped by SIGTERM; a checkpoint is written.
    TERMINATED(143, "stopped by SIGTERM; continue with resume");

    private final int number;
    private final String text;

    ExitCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /// The number that the process ends with.
    public int number() {
        return number;
    }

    /// What it means, in a few words.
    public String text() {
        return text;
    }
}
