package org.pierian.spec.diagnostic;

/// The stable codes of spec diagnostics.
public final class DiagnosticCodes {

    public static final String UNKNOWN_KEY = "S001";
    public static final String WRONG_TYPE = "S002";
    public static final String MISSING_KEY = "S003";
    public static final String UNKNOWN_WORD = "S004";
    public static final String NOT_ONE_WORD = "S005";
    public static final String WRONG_LENGTH = "S006";
    public static final String SYNTAX = "S010";
    public static final String ANCHOR = "S011";
    public static final String TOO_BIG = "S012";
    public static final String DUPLICATE_KEY = "S013";
    public static final String KEY_NOT_TEXT = "S014";
    public static final String TAG = "S015";
    public static final String CHARACTER = "S016";
    public static final String ENCODING = "S017";
    public static final String NOT_A_SPEC = "S018";
    public static final String SECOND_DOCUMENT = "S019";
    public static final String NUMBER_FORM = "S021";
    public static final String NOT_FINITE = "S022";
    public static final String TOO_WIDE = "S023";
    public static final String OUT_OF_RANGE = "S024";
    public static final String CONTRADICTION = "S025";
    public static final String TEXT_FORM = "S026";
    public static final String UNUSED_PARAMETER = "S027";
    public static final String NO_FILE = "S030";
    public static final String INHERITANCE = "S031";
    public static final String OUTSIDE = "S032";
    public static final String UNKNOWN_PARAMETER = "S033";
    public static final String OVERRIDE = "S034";
    public static final String NAMED_FILE = "S035";
    public static final String EXPRESSION = "S036";
    public static final String BLOCK = "S037";
    public static final String SHAPE = "S040";
    public static final String TOO_LARGE = "S041";
    public static final String NO_PARAMETER = "S042";
    public static final String CHOSEN_BY_TEST = "S050";
    public static final String BATCH_TOO_LARGE = "S051";
    public static final String ACTIVATION_BEFORE_SOFTMAX = "S052";
    public static final String SQUARES_OF_CLASSES = "S053";
    public static final String UNUSUAL_RATE = "S054";

    private DiagnosticCodes() {}
}
