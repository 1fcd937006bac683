package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that is a pattern of names of parameters, such as `layers.*.weight`: `*` is one or more characters
/// without a dot, `**` any characters, also none.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NamePattern {}
