package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that members of a family may have a name, which is written beside their word: `{linear: 10, name: head}`. A
/// member with a name is held by a record of its own, which is no member itself.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Nameable {

    /// The key of the name.
    String KEY = "name";

    /// The record that holds a member and its name, in this order.
    Class<?> value();
}
