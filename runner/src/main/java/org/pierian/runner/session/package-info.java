/// Training in a run's folder, as the command line and the library do it.
@NullMarked
package org.pierian.runner.session;

import org.jspecify.annotations.NullMarked;
