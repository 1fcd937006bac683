package org.pierian.spec.diagnostic;

/// The kind of failure; the program derives its exit code from it.
public enum Kind {
    /// The text itself is wrong.
    INPUT,
    /// There is no such file.
    NOT_FOUND,
    /// Reading failed.
    UNREADABLE,
    /// Refused by policy, such as a path that leaves the spec's folder.
    POLICY
}
