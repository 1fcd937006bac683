package org.pierian.runner.dataset.picture.raster;

/// A file that is no picture, or none that is read.
public final class PictureFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String help;
    private final boolean isBroken;

    private PictureFault(String what, String help, boolean isBroken) {
        super(what);
        this.help = help;
        this.isBroken = isBroken;
    }

    /// A file that breaks the rules of its format.
    ///
    /// @param what breaks them, such as `its header is wrong`
    public static PictureFault damaged(String what) {
        return new PictureFault("is damaged: " + what, "bring the file anew, or take it out of the folder", true);
    }

    /// A file that ends before it should.
    public static PictureFault cut() {
        return damaged("it ends too early");
    }

    /// A file of a kind that is not read.
    ///
    /// @param what follows the file's name, such as `has colours for print`
    /// @param help what to do
    public static PictureFault unfit(String what, String help) {
        return new PictureFault(what, help, true);
    }

    /// A picture that can be read, and needs a word in the spec that is missing.
    ///
    /// @param what follows the file's name
    /// @param help what to write
    public static PictureFault undecided(String what, String help) {
        return new PictureFault(what, help, false);
    }

    /// Whether no spec could make an example of it.
    public boolean isBroken() {
        return isBroken;
    }

    /// What follows the file's name in a message.
    public String what() {
        return String.valueOf(getMessage());
    }

    /// What to do.
    public String help() {
        return help;
    }
}
