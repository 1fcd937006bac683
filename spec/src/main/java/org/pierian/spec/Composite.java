package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A value of several numbers that is written without keys, as a list: `[0.9, 0.999]`.
///
/// It is a record of numbers of one type; or a sealed interface of one such record, or of a record that holds only
/// such a record, and of empty records whose [Key] is a word that may be written instead, such as `same`. Reader,
/// writer, schema and reference page derive from this type alone how it is written.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Composite {
    /// What the reference page calls it, for example `pair`; its [Doc] then explains the name there.
    String name() default "";

    /// Whether one number may be written for all, `3` for `[3, 3]`. Equal numbers are then written as one.
    boolean oneForAll() default false;

    /// A list that a message may show, for example `[0.9, 0.999]`.
    String example() default "";
}
