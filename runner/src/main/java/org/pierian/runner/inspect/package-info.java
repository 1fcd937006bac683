/// What `inspect` shows of a file.
@NullMarked
package org.pierian.runner.inspect;

import org.jspecify.annotations.NullMarked;
