package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that names the experiment and its folder: 1 to 100 of the characters `A-Z a-z 0-9 . _ -`, not
/// starting with `.` or `-`.
///
/// Where it is not written, the name of the spec's file is used.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Identifier {}
