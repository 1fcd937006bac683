package org.pierian.spec.schema;

/// Regular expressions for texts, in the part of the syntax that JavaScript and Java share.
final class Patterns {

    private static final String OPERAND = " *(-?[0-9]+|[A-Za-z0-9_]+) *";

    /// A parameter's name.
    static final String PARAMETER_NAME = "^[A-Za-z0-9_]+$";
    /// A text with a parameter, or an operator between two, in it.
    static final String WITH_PARAMETER = "\\$\\{([A-Za-z0-9_]+|" + OPERAND + "[-+*/]" + OPERAND + ")\\}";
    /// A text that is one parameter or operation and nothing else, so that it takes the type of the value.
    static final String PARAMETER = "^" + WITH_PARAMETER + "$";
    /// A block's name.
    static final String BLOCK_NAME = "^[A-Z][A-Za-z0-9_]*$";
    /// The start of a parameter.
    static final String PARAMETER_START = "\\$\\{";
    /// A name of an experiment, or a text that becomes one.
    static final String NAME = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$|" + WITH_PARAMETER;
    /// A name of a layer, or a text that becomes one.
    static final String LAYER = "^(?![0-9]+$)[A-Za-z0-9_]{1,100}$|" + WITH_PARAMETER;
    /// A path that stays below its folder.
    static final String PATH = "^(?![/~])(?!(.*/)?\\.\\.(/|$))[^\\\\:]{1,1000}$";

    /// A pattern of names.
    static final String NAMES = "^(?!.*\\*\\*\\*)[^\\u0000-\\u001F]{1,1000}$";

    /// A url of a database, without the name of a user or a password, or a text that becomes one.
    static final String DATABASE = "^jdbc:[a-z][a-z0-9+.-]*:[^@]{1,1000}$|" + WITH_PARAMETER;

    private Patterns() {}
}
