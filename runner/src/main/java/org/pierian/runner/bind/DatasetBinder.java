package org.pierian.runner.bind;

import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.computed.FizzBuzzSource;
import org.pierian.runner.dataset.computed.XorSource;
import org.pierian.runner.dataset.csv.CsvSource;
import org.pierian.runner.dataset.generated.GeneratedSource;
import org.pierian.runner.dataset.idx.IdxSource;
import org.pierian.runner.dataset.images.PicturesSource;
import org.pierian.runner.dataset.mnist.MnistSource;
import org.pierian.runner.dataset.text.TextSource;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.ImagesSpec;

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
            case DatasetSpec.Csv csv -> new CsvSource(csv);
            case ImagesSpec.Pictures pictures -> new PicturesSource(pictures);
            case DatasetSpec.Text text -> new TextSource(text);
            case DatasetSpec.Generated generated -> new GeneratedSource(generated);
        };
    }
}
