/// The language of Pierian: a YAML file becomes immutable records, every mistake with its place.
@NullMarked
package org.pierian.spec;

import org.jspecify.annotations.NullMarked;
