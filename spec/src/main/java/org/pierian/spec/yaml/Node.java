package org.pierian.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Location;

/// A part of a YAML text with its location; its meaning is decided by its reader.
public sealed interface Node {

    /// Where it starts; its length is that of its first line.
    Location location();

    /// A single value.
    ///
    /// @param text the text, quotes and escapes resolved
    /// @param plain whether it was written without quotes, so that it may be a number or a boolean
    /// @param location where
    /// @param parameter the parameter that it came from, if any
    record Scalar(String text, boolean plain, Location location, Optional<Parameter> parameter) implements Node {
        /// A scalar that is written in the text itself.
        public Scalar(String text, boolean plain, Location location) {
            this(text, plain, location, Optional.empty());
        }
    }

    /// A list.
    ///
    /// @param items the items in order
    /// @param location where it starts
    record Sequence(List<Node> items, Location location) implements Node {}

    /// Keys with values, in the order of the text, every key once.
    ///
    /// @param entries the keys and values
    /// @param location where it starts
    record Mapping(List<Entry> entries, Location location) implements Node {
        /// The entry of a key.
        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    /// A value that was refused already; nothing more is reported about it.
    ///
    /// @param location where
    record Refused(Location location) implements Node {}

    /// One key with its value.
    ///
    /// @param key the key
    /// @param value the value
    record Entry(Scalar key, Node value) {}

    /// The named value that a scalar was taken from.
    ///
    /// @param owner `params`, or the block whose parameter it is
    /// @param name its name
    /// @param definition where its value is written
    record Parameter(String owner, String name, Location definition) {}
}
