/// How parameters start.
@NullMarked
package org.pierian.core.init;

import org.jspecify.annotations.NullMarked;
