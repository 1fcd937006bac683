/// Finished runs in the formats of other programs: what an exporter is given. Each format has a package of its own.
@NullMarked
package org.pierian.runner.export;

import org.jspecify.annotations.NullMarked;
