package org.pierian.runner;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Circles between the files of a package: sets of files, each of which needs every other, directly or through some of
/// them. A class belongs to the file of the class that encloses it.
///
/// A constant that the compiler copies leaves no trace in a class file, so it makes no circle here.
final class FileCircles {

    private final SortedMap<String, SortedSet<String>> needs = new TreeMap<>();

    private FileCircles(JavaClasses classes, String... roots) {
        for (JavaClass one : classes) {
            if (isBelow(one, roots)) {
                SortedSet<String> others = needs.computeIfAbsent(file(one), name -> new TreeSet<>());
                for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                    JavaClass other = dependency.getTargetClass();
                    if (other.getPackageName().equals(one.getPackageName())) {
                        others.add(file(other));
                    }
                }
            }
        }
    }

    /// The circles in packages below some roots; files are named by package and class, sorted.
    static Set<Set<String>> of(JavaClasses classes, String... roots) {
        FileCircles all = new FileCircles(classes, roots);
        Set<Set<String>> circles = new LinkedHashSet<>();
        for (String file : all.needs.keySet()) {
            SortedSet<String> circle = new TreeSet<>(all.reachable(file));
            circle.removeIf(other -> !all.reachable(other).contains(file));
            if (circle.size() > 1) {
                circles.add(circle);
            }
        }
        return circles;
    }

    private static boolean isBelow(JavaClass one, String... roots) {
        for (String root : roots) {
            if (one.getPackageName().equals(root) || one.getPackageName().startsWith(root + ".")) {
                return true;
            }
        }
        return false;
    }

    private static String file(JavaClass one) {
        JavaClass outer = one.getBaseComponentType();
        int nested = outer.getName().indexOf('$');
        return nested < 0 ? outer.getName() : outer.getName().substring(0, nested);
    }

    /// The files that one needs, directly or through others.
    private Set<String> reachable(String start) {
        Set<String> seen = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(needs.getOrDefault(start, new TreeSet<>()));
        while (!next.isEmpty()) {
            String file = next.pop();
            if (seen.add(file)) {
                next.addAll(needs.getOrDefault(file, new TreeSet<>()));
            }
        }
        return seen;
    }
}
