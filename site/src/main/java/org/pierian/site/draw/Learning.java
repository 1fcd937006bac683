package org.pierian.site.draw;

import java.util.List;

/// How a network has learned to tell points of a plane apart.
///
/// @param points the points of the table, by class
/// @param moments the network after some of its epochs, in their order
/// @param losses the loss on the validation set after each epoch
record Learning(List<List<Point>> points, List<Moment> moments, List<Double> losses) {

    /// The network after an epoch.
    ///
    /// @param epoch which one, from 1
    /// @param loss on the validation set
    /// @param accuracy on the validation set
    /// @param field the probability of the second class
    record Moment(int epoch, double loss, double accuracy, Field field) {}
}
