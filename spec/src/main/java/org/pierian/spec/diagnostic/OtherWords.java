package org.pierian.spec.diagnostic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What other frameworks call the components and keys of this language; for help texts only, a spec has one name for
/// each.
final class OtherWords {

    /// Our name, then the names in other frameworks. Case, `_`, `-`, spaces, a module before a dot and arguments in
    /// parentheses are ignored: `nn.CrossEntropyLoss()` is `crossentropyloss`.
    private static final String SAME = """
            accumulate: accumulation accumulationsteps accumulategradbatches accumgrad gradientaccumulation \
            gradientaccumulationsteps gradaccum gradaccumsteps itersize updatefreq
            accuracy: acc binaryaccuracy categoricalaccuracy sparsecategoricalaccuracy multiclassaccuracy
            adaptive_avg_pool2d: adaptiveavgpool adaptiveaveragepooling adaptiveaveragepooling2d
            adding_problem: addingtask
            architecture: layers model network net arch topology structure modules
            augment: augmentation augmentations dataaugmentation transforms transform trainaugment traintransform
            average: averaging averagedmodel modelaverage modelaveraging modelema weightaverage weightaveraging \
            useema emadecay emamomentum swaepochs swastart
            avg_pool1d: averagepooling1d avgpooling1d
            avg_pool2d: avgpool averagepool averagepooling averagepooling2d meanpool avgpooling avgpooling2d
            batch_norm: batchnorm1d batchnorm2d batchnormalization bn
            batch_size: batch bs minibatch minibatchsize batchsz
            betas: beta beta1 beta2 b1 b2
            bias: usebias
            bias_init: biasinitializer
            bidirectional: bidir twoway
            binary_cross_entropy: bce bceloss bcewithlogits bcewithlogitsloss binarycrossentropywithlogits \
            sigmoidcrossentropy
            bits_per_character: bpc
            blobs: makeblobs gaussianblobs
            bpe: bytepair bytepairencoding subword subwords bpemerges
            bucket_by_length: bucket buckets bucketing groupbylength lengthbuckets bucketiterator
            characters: chars charlevel letters
            checkerboard: makecheckerboard chessboard
            checkpoint: checkpoints checkpointing saveevery
            circles: makecircles
            clip: clipping gradclip gradientclip gradientclipping clipgrad clipgradnorm clipnorm maxgradnorm
            color_jitter: colourjitter jitter randombrightness randomcontrast brightnesscontrast
            conll: conll2003 conllu ner iob tokenclassification sequencelabeling
            constant: const fill
            conv1d: convolution1d temporalconvolution
            conv2d: conv convolution convolution2d convolutional convlayer
            conv_transpose1d: conv1dtranspose deconv1d
            conv_transpose2d: conv2dtranspose convtranspose deconv deconv2d deconvolution transposedconvolution upconv
            cosine: cosinedecay cosineannealing cosineannealinglr
            cosine_warm_restarts: sgdr cosineannealingwarmrestarts cosinedecayrestarts
            cutout: coarsedropout
            csv: table tabular csvfile dataframe
            cyclic: cycliclr
            dataset: data trainingdata traindata inputdata source
            depthwise_conv2d: depthwise depthwiseconv depthwiseconvolution
            dice: diceloss softdice
            dim: axis
            drop_path: stochasticdepth droppathlayer
            drop_probability: p rate drop dropoutrate probability prob dropprob droprate dropout
            dropout: dropoutlayer dropout1d
            early_stopping: earlystop patience
            elastic_net: elasticnetpenalty l1l2
            epochs: epoch numepochs nepochs maxepochs nbepoch nbepochs trainingepochs iterations
            epsilon: eps
            exact_match: subsetaccuracy exactmatchratio
            exponential: exponentiallr exponentialdecay
            extends: extend base inherits inherit parent include import from
            file: path load fromfile otherfile
            flatten: flat flattenlayer
            fraction: ratio share percent size
            freeze: frozen freezelayers frozenlayers trainable requiresgrad nontrainable
            gaussian_noise: noise gaussiannoiselayer
            generated: synthetic dummy fake fakedata randomdata
            global_avg_pool: gap globalaveragepool globalaveragepooling globalaveragepooling1d globalaveragepooling2d \
            globalavgpool2d
            global_max_pool: gmp globalmaxpooling globalmaxpooling1d globalmaxpooling2d globalmaxpool2d
            gradient_descent: gd batchgradientdescent steepestdescent
            group: groups groupby groupcolumn
            group_norm: groupnormalization
            gru: gatedrecurrentunit grulayer
            hard_sigmoid: hsigmoid
            hard_swish: hswish
            he_normal: he kaiming kaimingnormal msra
            he_uniform: kaiminguniform
            hidden_size: hidden hiddendim hiddenunits units numunits
            high: max maxval upper b
            hinge: hingeloss svm
            horizontal_flip: flip hflip fliplr randomflip randomhorizontalflip flipleftright
            huber: huberloss
            identity: noop passthrough
            in_channels: in inputchannels inchannel
            in_features: in inputs input inputsize inputdim indim insize nin
            init: initializer weightinit kernelinitializer initialization weightinitializer initialisation
            instance_norm: instancenorm1d instancenorm2d instancenormalization
            inverse_sqrt: noam inversesquareroot rsqrt
            iou: jaccard jaccardindex meaniou miou
            keep: keepdim keepdims
            kernel_size: kernel poolsize window windowsize filtersize size k
            kl_divergence: kl kldiv kldivloss kld kullbackleibler
            l1: lasso
            l2: ridge
            label_accuracy: hammingloss hamming multilabelaccuracy
            last: tail
            layer_norm: layernormalization ln
            layers: modules blocks
            learning_rate: lr eta stepsize alpha learnrate
            lecun_normal: lecun
            linear: dense fc fullyconnected affine denselayer linearlayer
            loss: criterion objective lossfunction lossfn cost costfunction
            low: min minval lower a
            lstm: longshorttermmemory lstmlayer
            mae: l1 l1loss maeloss meanabsoluteerror absoluteerror
            max_pool1d: maxpooling1d
            max_pool2d: maxpool maxpooling maxpooling2d pool pooling
            mean: average avg mu loc
            metrics: metric measures
            min_delta: delta tolerance
            momentum: heavyball mu rho
            moons: makemoons twomoons halfmoons
            mse: mseloss meansquarederror squarederror l2 l2loss
            multi_margin: multimarginloss categoricalhinge multiclasshinge
            multi_step: multisteplr piecewiseconstant piecewiseconstantdecay
            name: title experiment id experimentname
            next_token: labels causallm languagemodeling lm
            nll: nllloss negativeloglikelihood
            normal: gaussian randomnormal randn
            npy: numpy numpyarray
            npz: savez numpyarchive
            num_layers: nlayers depth
            one_cycle: onecyclelr 1cycle superconvergence
            optimizer: optim optimiser solver opt
            out_channels: out filters channels numfilters outputchannels outchannel
            out_features: out units output outputs outputsize outputdim outdim outsize size nout neurons hidden \
            hiddensize width dim features
            padding: pad
            parallel: branch concatenate inception fork
            parameter_groups: paramgroups parametergroup paramgroup paramwise layerwise
            params: parameters param variables vars hyperparameters hparams
            patience: wait
            penalty: regularization regularisation regularizer l1 l2 weightpenalty kernelregularizer
            perplexity: ppl
            poisson: poissonnll poissonnllloss poissonloss
            polynomial: polynomiallr polynomialdecay polydecay
            r2: rsquared r2score coefficientofdetermination
            random_crop: crop randomshift randomtranslation
            random_erasing: erasing randomerase
            reduce_on_plateau: reducelronplateau plateau
            reduction: reduce
            relu: rectifier rectifiedlinear
            repeat: loop repeated
            residual: skip shortcut resblock residualblock
            restore_best: restorebestweights
            rms_norm: rmsnormalization
            rmse: rootmeansquarederror rmsd
            rnn: simplernn vanillarnn elman
            rotation: rotate randomrotation randomrotate
            scale: rescaling rescale multiply
            schedule: scheduler lrscheduler lrschedule learningrateschedule lrdecay
            seed: randomseed rngseed randomstate manualseed rng
            sequence_copy: copytask copymemory copyproblem
            sequence_length: blocksize maxlength maxlen seqlen seqlength contextlength contextsize tokenspersample bptt \
            ctxlen
            sequential: seq stack block
            sgd: stochasticgradientdescent
            shuffle: shuffled randomize
            sigmoid: logistic
            silu: swish
            smooth_l1: smoothl1loss
            softmax_cross_entropy: crossentropy crossentropyloss ce xent categoricalcrossentropy \
            sparsecategoricalcrossentropy logloss softmax softmaxloss softmaxcrossentropywithlogits
            spatial_dropout: dropout2d spatialdropout1d spatialdropout2d
            split_seed: splitrandomstate
            sse: sumsquarederror sumofsquarederrors sumofsquares
            std: stddev sigma stdev standarddeviation
            step: steplr stepdecay
            stratify: stratified
            stride: strides step
            sum: total
            test: testset testsplit testsize testfraction
            text: txt corpus textfile
            text_folder: textclassification textfolder
            text_table: texttable textcsv
            tokens: tokenizer token tokenization
            truncate: truncation maxlengthtruncation
            truncated_normal: truncnormal
            uniform: randomuniform rand
            upsample: upsampling upsampling2d upsamplingnearest2d upsamplingbilinear2d interpolate resize
            validation: val valid dev eval valset validset validationset validationsplit validationfraction valsplit \
            holdout
            value: val
            variance: var
            vertical_flip: vflip flipud randomverticalflip
            vocabulary: vocab vocabsize vocabularysize numtokens numembeddings
            warmup_cosine: cosinewithwarmup linearwarmupcosine
            weight_decay: decay l2 l2penalty regularization wd
            wsd: warmupstabledecay trapezoidal
            xavier: glorot glorotnormal xaviernormal
            xavier_uniform: glorotuniform
            zeros: zero
            """;

    /// What the field knows, and this language does not have, or not in every place: `rmse` is a metric and no loss.
    /// Each is another thing than the words that are spelt like it.
    private static final Set<String> SOMETHING_ELSE = Set.of("""
            rrelu crelu hardshrink softshrink softmin logsigmoid
            rmse mape msle logcosh focal
            auc f1 mcc precision recall
            adafactor nadamw lars ftrl asgd rprop lbfgs
            conv3d maxpool3d avgpool3d weightnorm
            """.strip().split("[ \n]+", -1));

    /// @param beside a word of the candidates where the advice is right
    /// @param text what to do
    private record Advice(List<String> beside, String text) {}

    private static final List<String> LAYERS = List.of("relu");
    private static final List<String> METRICS = List.of("rmse");
    private static final List<String> SPEC = List.of("architecture");
    private static final List<String> SHAPED = List.of("relu", "out_features", "out_channels", "architecture");

    private static final String SHAPES = "delete it: shapes are inferred from the dataset";
    private static final String THREADS = "delete it: `--threads` belongs to the command line and changes no bit";

    private static final Map<String, Advice> ADVICE = Map.ofEntries(
            Map.entry(
                    "activation", new Advice(SHAPED, "write the activation as a separate layer, for example `- relu`")),
            Map.entry("loss", new Advice(METRICS, "delete it: the loss is always measured")),
            Map.entry("inputshape", new Advice(SHAPED, SHAPES)),
            Map.entry("inputlayer", new Advice(LAYERS, SHAPES)),
            Map.entry("input", new Advice(SHAPED, SHAPES)),
            Map.entry(
                    "device",
                    new Advice(SPEC, "delete it: the runner computes on the CPU, with the same bits everywhere")),
            Map.entry("numworkers", new Advice(SPEC, THREADS)),
            Map.entry("threads", new Advice(SPEC, THREADS)),
            Map.entry("out", new Advice(SPEC, "delete it: `--out` belongs to the command line")),
            Map.entry("outputdir", new Advice(SPEC, "delete it: `--out` belongs to the command line")),
            Map.entry("datadir", new Advice(SPEC, "delete it: `--data-dir` belongs to the command line")));

    private static final Map<String, List<String>> OTHERS = others();

    private OtherWords() {}

    /// The candidate that means the same as `word`, if there is one.
    static Optional<String> meaning(String word, Collection<String> candidates) {
        String typed = plain(word);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        for (String candidate : candidates) {
            if (plain(candidate).equals(typed)) {
                return Optional.of(candidate);
            }
        }
        return candidates.stream()
                .filter(candidate -> OTHERS.getOrDefault(candidate, List.of()).contains(typed))
                .findFirst();
    }

    /// Whether the field knows the word as something that this language does not have.
    static boolean isSomethingElse(String word) {
        return SOMETHING_ELSE.contains(plain(word));
    }

    /// What to do with a name that has no counterpart among the candidates.
    static Optional<String> advice(String word, Collection<String> candidates) {
        return Optional.ofNullable(ADVICE.get(plain(word)))
                .filter(advice -> advice.beside().stream().anyMatch(candidates::contains))
                .map(Advice::text);
    }

    /// Only the letters, in lower case, and digits of the word.
    private static String plain(String word) {
        int call = word.indexOf('(');
        String name = call > 0 ? word.substring(0, call) : word;
        StringBuilder out = new StringBuilder();
        name.substring(name.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static Map<String, List<String>> others() {
        Map<String, List<String>> others = new HashMap<>();
        SAME.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String word = line.substring(0, colon);
            if (others.put(word, List.of(line.substring(colon + 1).strip().split(" +", -1))) != null) {
                throw new IllegalStateException(word + " stands twice");
            }
        });
        return Map.copyOf(others);
    }
}
