#!/usr/bin/env python3
"""Writes the texts of two examples: numbers as words of six languages, and sentences with the names in them.

    scripts/make-text-examples.py        writes examples/text/number-words/ and examples/text/journeys.conll

The same files on every machine: nothing is drawn but by the generator below.
"""
import os

TOP = 600
SENTENCES = 300
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "examples", "text")


def english(n):
    ones = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen").split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + ("-" + ones[n % 10] if n % 10 else "")
    return ones[n // 100] + " hundred" + (" and " + english(n % 100) if n % 100 else "")


def german(n):
    ones = ("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
            " siebzehn achtzehn neunzehn").split()
    tens = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    one = lambda k: "ein" if k == 1 else ones[k]
    if n < 20:
        return ones[n]
    if n < 100:
        return (one(n % 10) + "und" if n % 10 else "") + tens[n // 10]
    return one(n // 100) + "hundert" + (german(n % 100) if n % 100 else "")


def dutch(n):
    ones = ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
            " zeventien achttien negentien").split()
    tens = "- - twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
    if n < 20:
        return ones[n]
    if n < 100:
        join = "ën" if n % 10 in (2, 3) else "en"
        return (ones[n % 10] + join if n % 10 else "") + tens[n // 10]
    return (ones[n // 100] if n >= 200 else "") + "honderd" + (dutch(n % 100) if n % 100 else "")


def french(n):
    ones = ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
            " dix-huit dix-neuf").split()
    tens = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
    if n < 20:
        return ones[n]
    if n < 100:
        base, rest = tens[n // 10], n % 20 if n >= 60 else n % 10
        if rest == 0:
            return base + ("s" if n == 80 else "")
        return base + (" et " if rest in (1, 11) and n < 80 else "-") + ones[rest]
    hundred = "cent" if n < 200 else ones[n // 100] + " cent" + ("" if n % 100 else "s")
    return hundred + (" " + french(n % 100) if n % 100 else "")


def spanish(n):
    ones = ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
            " diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
            " veintisiete veintiocho veintinueve").split()
    tens = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
    hundreds = ("- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
                " novecientos").split()
    if n < 30:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (" y " + ones[n % 10] if n % 10 else "")
    if n == 100:
        return "cien"
    return hundreds[n // 100] + (" " + spanish(n % 100) if n % 100 else "")


def italian(n):
    ones = ("zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
            " diciassette diciotto diciannove").split()
    tens = "- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
    if n < 20:
        return ones[n]
    if n < 100:
        rest = n % 10
        base = tens[n // 10][:-1] if rest in (1, 8) else tens[n // 10]
        return base + ("tré" if rest == 3 else ones[rest] if rest else "")
    return (ones[n // 100] if n >= 200 else "") + "cento" + (italian(n % 100) if n % 100 else "")


class Draw:
    """Numbers that look random: Knuth's linear congruential generator MMIX."""

    def __init__(self):
        self.state = 1

    def of(self, options):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return options[(self.state >> 33) % len(options)]


FIRST = "Ada Ben Clara David Emma Finn Greta Hugo Ida Jonas Kim Lena Max Nora Otto Paula Ravi Sara Tom Vera".split()
LAST = "Alder Baker Cook Dale Ericson Fisher Gray Hill Ivers Jones King Lane Moss North Olsen Park".split()
PLACES = ["Paris", "Rome", "Oslo", "Lima", "Cairo", "Delhi", "Quito", "Turin", "Bergen", "Kyoto", "New York", "San Marino",
          "Buenos Aires", "Cape Town", "Port Louis", "Sankt Gallen"]
SHAPES = ["P travelled to L .", "P lives in L .", "From L to L it is far .", "In May P met P in L .", "Does P know P ?",
          "The train to L leaves at nine .", "P and P flew from L to L .", "Nobody saw P .", "It rains in L today .",
          "Yesterday P wrote a letter to P ."]


def names(draw, slot):
    if slot == "P":
        words = [draw.of(FIRST)] + ([draw.of(LAST)] if draw.of([0, 1]) else [])
        kind = "PER"
    else:
        words = draw.of(PLACES).split()
        kind = "LOC"
    return [(word, ("I-" if i else "B-") + kind) for i, word in enumerate(words)]


def main():
    folder = os.path.join(HERE, "number-words")
    os.makedirs(folder, exist_ok=True)
    for language in (dutch, english, french, german, italian, spanish):
        with open(os.path.join(folder, language.__name__ + ".txt"), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(language(n) + "\n" for n in range(1, TOP + 1))
    draw = Draw()
    with open(os.path.join(HERE, "journeys.conll"), "w", encoding="utf-8", newline="\n") as file:
        for _ in range(SENTENCES):
            for word in draw.of(SHAPES).split():
                for token, label in names(draw, word) if word in "PL" else [(word, "O")]:
                    file.write(token + "\t" + label + "\n")
            file.write("\n")


if __name__ == "__main__":
    main()
