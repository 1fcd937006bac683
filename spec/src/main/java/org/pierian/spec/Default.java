package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The value of a component that the spec does not write, as YAML text that is read by the rules of the language.
///
/// A component without this annotation and not of type `Optional` is required.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /// The default as a spec would write it, for example `0.9`, `xavier` or `[0.9, 0.999]`.
    String value();
}
