package org.pierian.runner.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.TrainedRun;

/// What a run takes and answers, for programs and for the page: an object of JSON.
final class Description {

    private Description() {}

    /// Describes a run.
    static Map<String, Object> of(ServedRun served) {
        TrainedRun run = served.model().run();
        Model model = run.model();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", served.name());
        all.put("predict", "/runs/" + served.name() + "/predict");
        input(run, all);
        answers(model, all);
        return all;
    }

    private static void input(TrainedRun run, Map<String, Object> all) {
        Model model = run.model();
        switch (run.intake()) {
            case Intake.Table table -> {
                all.put("takes", "rows");
                all.put("columns", columns(table, model.preprocessing()));
            }
            case Intake.Pictures pictures -> picture(all, 1, pictures.height(), pictures.width());
            case Intake.PictureFiles files -> pictureFile(all, files, model.preprocessing());
            case Intake.Arrays _ -> {
                all.put("takes", "arrays");
                all.put("shape", list(model.declaration().inputShape().toArray()));
            }
            case Intake.Lines lines -> {
                all.put("takes", "texts");
                all.put("tokens", lines.coder().isPerToken());
            }
            case Intake.Text _ -> all.put("takes", "prompt");
        }
    }

    private static void picture(Map<String, Object> all, int channels, int height, int width) {
        all.put("takes", "pictures");
        all.put("channels", channels);
        all.put("height", height);
        all.put("width", width);
    }

    private static void pictureFile(Map<String, Object> all, Intake.PictureFiles files, Preprocessing fitted) {
        int channels = files.coder().tables().length;
        if (fitted.inputs().getFirst() instanceof Preprocessing.Input.Picture picture) {
            picture(all, picture.channels().size(), picture.height(), picture.width());
        } else {
            picture(all, channels, 0, 0);
        }
    }

    private static List<Integer> list(int[] dims) {
        List<Integer> list = new ArrayList<>();
        for (int dim : dims) {
            list.add(dim);
        }
        return list;
    }

    private static List<Map<String, Object>> columns(Intake.Table table, Preprocessing fitted) {
        List<String> names = table.coder().columns();
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", names.get(i));
            if (i < fitted.inputs().size()) {
                column(fitted.inputs().get(i), column);
            }
            columns.add(column);
        }
        return columns;
    }

    private static void column(Preprocessing.Input input, Map<String, Object> column) {
        switch (input) {
            case Preprocessing.Input.Numeric numeric -> {
                column.put("kind", "number");
                column.put("usual", numeric.scaling().center());
                column.put("missing", !numeric.missing().name().equals("REFUSE"));
            }
            case Preprocessing.Input.Categorical words -> {
                column.put("kind", "word");
                column.put("values", words.values());
                column.put("missing", !words.missing().name().equals("REFUSE"));
            }
            case Preprocessing.Input.Ordinal words -> {
                column.put("kind", "word");
                column.put("values", words.values());
                column.put("missing", !words.missing().name().equals("REFUSE"));
            }
            case Preprocessing.Input.Bool yes -> {
                column.put("kind", "word");
                column.put("values", List.of("true", "false"));
                column.put("missing", !yes.missing().name().equals("REFUSE"));
            }
            case Preprocessing.Input.DateTime date -> {
                column.put("kind", "date");
                column.put("missing", !date.missing().name().equals("REFUSE"));
            }
            case Preprocessing.Input.BinaryDigits digits -> {
                column.put("kind", "integer");
                column.put("most", (1L << digits.digits()) - 1);
            }
            case Preprocessing.Input.Pixels _,
                    Preprocessing.Input.Picture _,
                    Preprocessing.Input.Array _,
                    Preprocessing.Input.Tokens _ -> column.put("kind", "text");
        }
    }

    private static void answers(Model model, Map<String, Object> all) {
        Declaration declaration = model.declaration();
        boolean probable = LossBinder.meaning(model.spec().loss()).hasProbabilities();
        switch (model.preprocessing().target()) {
            case Preprocessing.Target.Classes classes -> {
                all.put("answers", declaration.hasPositions() ? "classes" : "class");
                all.put("classes", classes.values());
                all.put("probabilities", probable && !declaration.hasPositions());
            }
            case Preprocessing.Target.Labels labels -> {
                all.put("answers", "labels");
                all.put("classes", labels.values());
                all.put("probabilities", probable);
            }
            case Preprocessing.Target.Tokens _ -> {
                all.put("answers", "text");
                all.put("probabilities", false);
            }
            case Preprocessing.Target.Numeric numeric -> {
                all.put("answers", "numbers");
                all.put("target", numeric.column());
                all.put("probabilities", false);
            }
        }
    }
}
