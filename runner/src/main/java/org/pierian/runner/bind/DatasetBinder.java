package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.arrays.ArraysSource;
import org.pierian.runner.dataset.computed.FizzBuzzSource;
import org.pierian.runner.dataset.computed.XorSource;
import org.pierian.runner.dataset.format.FileFormats;
import org.pierian.runner.dataset.format.FileTables;
import org.pierian.runner.dataset.formula.FormulaSource;
import org.pierian.runner.dataset.generated.GeneratedSource;
import org.pierian.runner.dataset.idx.IdxSource;
import org.pierian.runner.dataset.images.PicturesSource;
import org.pierian.runner.dataset.mnist.MnistSource;
import org.pierian.runner.dataset.sql.SqlOrigin;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableSource;
import org.pierian.runner.dataset.text.TextSource;
import org.pierian.runner.dataset.text.TextsSource;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FormulaSpec;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.SqlSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TextsSpec;

/// Turns the word for a dataset into the source of its examples.
public final class DatasetBinder {

    private DatasetBinder() {}

    /// The source of a dataset.
    public static Source bind(DatasetSpec spec) {
        return switch (spec) {
            case DatasetSpec.Xor _ -> new XorSource();
            case DatasetSpec.FizzBuzz fizzBuzz -> new FizzBuzzSource(fizzBuzz);
            case ImagesSpec.Mnist mnist -> new MnistSource(mnist);
            case ImagesSpec.Idx idx -> new IdxSource(idx);
            case TableSpec table -> table(table);
            case ImagesSpec.Pictures pictures -> new PicturesSource(pictures);
            case DatasetSpec.Text text -> new TextSource(text);
            case FormulaSpec formula -> new FormulaSource(formula);
            case ArraysSpec arrays -> new ArraysSource(arrays);
            case TextsSpec texts -> new TextsSource(texts);
            case DatasetSpec.Generated generated -> new GeneratedSource(generated);
        };
    }

    private static Source table(TableSpec spec) {
        return switch (spec) {
            case TableSpec.Csv csv -> FileTables.csv(csv);
            case TableSpec.Jsonl jsonl -> FileTables.jsonl(jsonl);
            case TableSpec.Parquet parquet -> FileTables.parquet(parquet);
            case SqlSpec sql ->
                new TableSource(
                        sql,
                        new SqlOrigin(sql),
                        NumberFormat.JSON,
                        path -> FileFormats.of(path, sql, Optional.empty()));
        };
    }
}
