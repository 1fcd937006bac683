package org.pierian.runner.bind;

import org.pierian.spec.Key;

/// The word that a spec has for a component.
final class ComponentWord {

    private ComponentWord() {}

    /// @param component a member of a family of the language
    static String of(Object component) {
        Key key = component.getClass().getAnnotation(Key.class);
        return key == null ? component.getClass().getSimpleName() : key.value();
    }
}
