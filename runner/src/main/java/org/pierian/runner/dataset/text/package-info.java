/// Texts as tokens.
@NullMarked
package org.pierian.runner.dataset.text;

import org.jspecify.annotations.NullMarked;
