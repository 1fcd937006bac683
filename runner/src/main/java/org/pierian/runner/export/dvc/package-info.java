/// A finished run as a project of DVC.
@NullMarked
package org.pierian.runner.export.dvc;

import org.jspecify.annotations.NullMarked;
