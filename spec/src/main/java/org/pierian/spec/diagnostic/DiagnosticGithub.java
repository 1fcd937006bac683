package org.pierian.spec.diagnostic;

/// A diagnostic as a workflow command of GitHub Actions, which shows it next to the changed line.
public final class DiagnosticGithub {

    private DiagnosticGithub() {}

    /// `::error file=mnist.yaml,line=14,col=5,...::S001: unknown key ...`
    public static String render(Diagnostic diagnostic) {
        Location place = diagnostic.location();
        StringBuilder message = new StringBuilder(DisplayText.line(diagnostic.message()));
        for (String help : diagnostic.helps()) {
            message.append("\nhelp: ").append(DisplayText.line(help));
        }
        return "::" + diagnostic.severity().word() + " file=" + property(place.file()) + ",line=" + place.line()
                + ",col=" + place.column() + ",endColumn=" + place.endColumn() + ",title=" + diagnostic.code() + "::"
                + data(message.toString());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(DisplayText.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
