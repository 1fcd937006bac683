package org.pierian.runner.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The names in a folder: what the program sees, what is safe, and the changes between. At a loss of power any
/// of the changes may have been made, whatever became of those before it.
///
/// @param <T> what names stand for
final class VolatileFolder<T> {

    private final Map<String, T> seen = new HashMap<>();
    private final Map<String, T> safe = new HashMap<>();
    private final List<Change<T>> pending = new ArrayList<>();

    /// One name goes, one comes, or both at once.
    private record Change<T>(List<String> gone, Map<String, T> come) {

        void make(Map<String, T> names) {
            gone.forEach(names::remove);
            names.putAll(come);
        }
    }

    Map<String, T> seen() {
        return seen;
    }

    void add(String name, T what) {
        change(new Change<>(List.of(), Map.of(name, what)));
    }

    void remove(String name) {
        if (seen.containsKey(name)) {
            change(new Change<>(List.of(name), Map.of()));
        }
    }

    void rename(String from, String to, T what) {
        change(new Change<>(List.of(from), Map.of(to, what)));
    }

    private void change(Change<T> change) {
        change.make(seen);
        pending.add(change);
    }

    void force() {
        safe.clear();
        safe.putAll(seen);
        pending.clear();
    }

    /// What is left.
    Map<String, T> afterPowerLoss(RandomGenerator random) {
        Map<String, T> left = new HashMap<>(safe);
        int chance = random.nextInt(1, 4); // from most changes lost to most changes made
        for (Change<T> change : pending) {
            if (random.nextInt(4) < chance) {
                change.make(left);
            }
        }
        return left;
    }
}
