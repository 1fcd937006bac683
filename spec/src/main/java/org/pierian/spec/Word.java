package org.pierian.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The first component of a record that is written behind a word of another family: it holds that word.
///
/// In `early_stopping: {accuracy: {patience: 5}}` it is `accuracy`. The record has no [Key]; each word that the
/// component's type allows may stand in its place.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Word {}
