/// What a finished run shows a person: its curves, its answers to examples, its layers, its fingerprints.
@NullMarked
package org.pierian.runner.report;

import org.jspecify.annotations.NullMarked;
