/// What can go wrong in the program, with the exit code of each kind.
@NullMarked
package org.pierian.runner.failure;

import org.jspecify.annotations.NullMarked;
