/// The language of Pierian: a YAML file becomes immutable records, and every error has its location.
@NullMarked
package org.pierian.spec;

import org.jspecify.annotations.NullMarked;
