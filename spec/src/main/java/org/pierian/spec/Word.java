package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The first component of a record that is written after a word of another family: it holds that word.
///
/// In `early_stopping: {accuracy: {patience: 5}}` it is `accuracy`. The record has no [Key]; each word that the
/// component's type allows can be written for it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Word {}
