package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a list in the place of a member of the family stands for this record, whose main key takes the list.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ListForm {}
