package org.pierian.runner.failure;

/// How the program ends. The numbers are stable; those from 65 on follow `sysexits.h`.
public enum ExitCode {
    /// What was asked for is done.
    DONE(0),
    /// A mistake of the program; a report file is written.
    BUG(1),
    /// The command line is wrong.
    USAGE(2),
    /// The memory does not suffice.
    MEMORY(3),
    /// Other bits than the record says.
    DIFFERENT(4),
    /// Training diverged.
    DIVERGED(5),
    /// Bad spec, data or weights.
    INPUT(65),
    /// An input file is not there.
    NOT_FOUND(66),
    /// The network failed.
    NETWORK(69),
    /// An output file cannot be created.
    CANNOT_CREATE(73),
    /// Reading or writing failed.
    IO(74),
    /// Another process works in the run folder.
    LOCKED(75),
    /// Refused by policy.
    POLICY(77),
    /// Stopped by SIGHUP; a checkpoint is written.
    HANGUP(129),
    /// Stopped by SIGINT; a checkpoint is written.
    INTERRUPTED(130),
    /// Stopped by SIGTERM; a checkpoint is written.
    TERMINATED(143);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number that the process ends with.
    public int number() {
        return number;
    }
}
