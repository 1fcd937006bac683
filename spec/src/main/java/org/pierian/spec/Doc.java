package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component, a variant, a family or a word of an enum means, in Markdown; feeds the schema's hover
/// texts and the reference page.
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
