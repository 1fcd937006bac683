package org.pierian.spec.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A further location that explains an error, such as the first one of a duplicate key.
///
/// @param location where
/// @param label what is there
public record Related(Location location, String label) {

    /// More uses are shown by the innermost ones and the outermost.
    private static final int MOST_USES = 4;

    /// The uses of blocks that brought a text to where it stands, from the innermost.
    static List<Related> usesOf(Location location) {
        List<Related> uses = new ArrayList<>();
        Optional<Location.Use> next = location.use();
        while (next.isPresent()) {
            Location.Use use = next.get();
            Related related = new Related(use.place().inText(), "block `" + use.block() + "` is used here");
            if (uses.size() == MOST_USES) {
                uses.removeLast();
            }
            uses.add(related);
            next = use.place().use();
        }
        return uses;
    }
}
