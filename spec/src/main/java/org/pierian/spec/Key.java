package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The word in YAML for a member of a sealed family, for example `linear`; or for a constant of an enum whose word is
/// not its name, for example `utf-8`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Key {
    /// The word, in snake case; of a constant, any text.
    String value();
}
