package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a key, a member of a family, a family or a value of an enum means, in Markdown; the source of the schema's
/// hover texts and of the reference page.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    /// One or two sentences; the first says what it is.
    String value();

    /// The formula, in plain text, where there is one.
    String formula() default "";

    /// The shapes of input and output, where there are any.
    String shapes() default "";

    /// Paper or book.
    String source() default "";

    /// A short YAML example: a line of a spec, or an item of `architecture`.
    String example() default "";
}
