package org.pierian.runner.bind;

import org.pierian.spec.Key;

/// The word that a spec has for a component.
public final class ComponentWord {

    private ComponentWord() {}

    /// The word of a component.
    ///
    /// @param component a member of a family of the language
    public static String of(Object component) {
        Key key = component.getClass().getAnnotation(Key.class);
        return key == null ? component.getClass().getSimpleName() : key.value();
    }
}
