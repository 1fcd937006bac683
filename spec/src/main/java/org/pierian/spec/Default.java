package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The value that a component takes when the spec does not write it, as YAML text read by the rules of the
/// language.
///
/// A component without this annotation and not of type `Optional` is required.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /// The default as it would be written in a spec, for example `0.9`, `xavier` or `[0.9, 0.999]`.
    String value();
}
