package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that names the experiment and its folder: 1 to 100 of the characters `A-Z a-z 0-9 . _ -`, not
/// starting with `.` or `-`.
///
/// It need not be written; the spec's file gives it then.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Identifier {}
