package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The numbers that a component accepts; of a list, each number.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /// The smallest accepted number.
    double min() default Double.NEGATIVE_INFINITY;

    /// The largest accepted number.
    double max() default Double.POSITIVE_INFINITY;

    /// Whether `min` itself is refused.
    boolean aboveMin() default false;

    /// Whether `max` itself is refused.
    boolean belowMax() default false;
}
