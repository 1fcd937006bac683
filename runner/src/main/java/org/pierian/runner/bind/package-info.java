/// Where spec and engine meet: each record of the language becomes its class of the engine, by exhaustive
/// switches.
@NullMarked
package org.pierian.runner.bind;

import org.jspecify.annotations.NullMarked;
