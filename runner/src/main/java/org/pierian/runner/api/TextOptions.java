package org.pierian.runner.api;

/// How a text is continued.
///
/// @param tokens the most tokens that follow, from 1 to 1,000,000; 0 stands for 200, or the rest of a line
/// @param temperature 0 takes the likeliest token always, 1 draws by the network's probabilities; at most 100
/// @param highest how many of the likeliest tokens may be drawn, from 1 to 1,000,000
/// @param seed another seed draws other tokens; the same one gives the same text everywhere
public record TextOptions(int tokens, double temperature, int highest, long seed) {

    private static final int MOST = 1_000_000;
    private static final double HOTTEST = 100;

    /// As the command line continues a text unless told otherwise.
    public static final TextOptions DEFAULT = new TextOptions(0, 1, MOST, 0);

    /// @throws IllegalArgumentException when a number is out of range
    public TextOptions {
        if (tokens < 0 || tokens > MOST || highest < 1 || highest > MOST) {
            throw new IllegalArgumentException(
                    "tokens are 0 to 1000000 and highest 1 to 1000000, got " + tokens + " and " + highest);
        }
        if (!(temperature >= 0 && temperature <= HOTTEST)) {
            throw new IllegalArgumentException("the temperature is 0 to 100, got " + temperature);
        }
    }
}
