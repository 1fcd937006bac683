/// What is asked of git, and the files that a repository of specs needs.
@NullMarked
package org.pierian.runner.git;

import org.jspecify.annotations.NullMarked;
