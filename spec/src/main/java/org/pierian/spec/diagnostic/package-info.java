/// What is wrong in a text and where, and how it is shown: as text with carets, as JSON, as annotations of a
/// build.
///
/// Nothing here knows the language; readers of data and weights use it as the spec's reader does.
@NullMarked
package org.pierian.spec.diagnostic;

import org.jspecify.annotations.NullMarked;
