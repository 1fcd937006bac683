package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules for the names of classes in arrays, and for the number that stands for none.
final class ArrayNames {

    private static final String KEY = "names";

    private ArrayNames() {}

    /// There are as many names as classes, all different.
    ///
    /// @param what one of them is called
    static List<Contradiction> contradictions(Optional<List<String>> names, int count, String what) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> all = names.get();
        Rules rules = new Rules()
                .require(
                        all.size() == count,
                        KEY,
                        "`names` wants a name for each " + what,
                        all.size() + " for " + count,
                        "write " + count + " names, or delete `names`");
        Set<String> seen = new HashSet<>();
        for (String name : all) {
            rules.require(!name.isBlank(), KEY, "`names` has an empty one", "write a name")
                    .require(
                            name.isBlank() || seen.add(name),
                            KEY,
                            "`names` has `" + DisplayText.cut(name) + "` twice",
                            "give one of them another name");
            if (!rules.broken().isEmpty()) {
                break;
            }
        }
        return rules.broken();
    }

    /// What is not counted is no class.
    static List<Contradiction> ignored(Optional<Integer> ignoreIndex, int classes) {
        int index = ignoreIndex.orElse(-1);
        return new Rules()
                .require(
                        index < 0 || index >= classes,
                        "ignore_index",
                        "`ignore_index` must not be the number of a class",
                        index + " of 0 to " + (classes - 1),
                        "write a number that no class has, such as 255")
                .broken();
    }
}
