#!/bin/sh
# Writes examples/tables/flats.csv to the standard output: 400 flats of a town that does not exist, with what they cost. The
# rent follows from the columns by a formula, with some noise; a few cells are empty, as in tables of life.
exec awk '
function draw(n) { x = (x * 16807) % 2147483647; return int(x / 7) % n }
BEGIN {
    x = 20261128
    split("harbour hill old_town station", name, " ")
    split("210 120 330 40", place, " ")
    print "district,size_m2,rooms,floor,built,balcony,rent"
    for (i = 0; i < 400; i++) {
        d = 1 + draw(4)
        size = 24 + draw(60) + draw(50)
        rooms = 1 + int(size / 28) - (draw(5) == 0 && size > 56)
        floor = draw(7)
        built = 1900 + draw(124)
        balcony = draw(10) < 6
        rent = 160 + 9 * size + place[d] + 6 * floor + 70 * balcony + 25 * rooms
        rent += built > 1995 ? 3 * (built - 1995) : built < 1930 ? 60 : 0
        rent += draw(61) + draw(61) - 60
        print name[d] "," (draw(40) ? size : "") "," rooms "," floor "," (draw(25) ? built : "") "," \
            (balcony ? "yes" : "no") "," rent
    }
}'
