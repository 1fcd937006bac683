/// A program that trains and predicts. Without this file it works as well, on the class path.
module moons {
    requires org.pierian.runner;
}
