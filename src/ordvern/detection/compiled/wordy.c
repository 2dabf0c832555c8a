/* Coarse shapes of words: streets, houses and addresses of the web; each is the pattern of its name
 * in triggers.py. */
#include "coarse.h"

/* Whether a folded word stands at a place, whatever its capitals. */
static int stands(const Bytes *of, Py_ssize_t place, const unsigned char *word, Py_ssize_t size) {
    if (place < 0 || size > of->size - place) return 0;
    for (Py_ssize_t n = 0; n < size; n++)
        if (of->shapes->folded[of->data[place + n]] != word[n]) return 0;
    return 1;
}

/* The longest word of a list that ends at a place: its size, or 0. */
static Py_ssize_t ends_with(const Bytes *of, Py_ssize_t place, const Words *words) {
    Py_ssize_t longest = 0;
    int last = at(of, place - 1) < 0 ? -1 : of->shapes->folded[at(of, place - 1)];
    for (int n = 0; n < words->count; n++)
        if (words->word[n][words->size[n] - 1] == last && words->size[n] > longest &&
            stands(of, place - words->size[n], words->word[n], words->size[n]))
            longest = words->size[n];
    return longest;
}

/* {a street}[ ,]{1,2}[0-9], by its digit */
Py_ssize_t match_street(const Bytes *of, Py_ssize_t place, Py_ssize_t *end) {
    Py_ssize_t last = place;
    while (last > place - 2 && (at(of, last - 1) == ' ' || at(of, last - 1) == ',')) last--;
    if (last == place || !(has(of, last - 1, IS_LETTER) || at(of, last - 1) == '.')) return -1;
    const unsigned char *folded = of->shapes->folded;
    if (last < 2 || !(of->shapes->streets[folded[at(of, last - 1)]] >> (folded[at(of, last - 2)] & 31) & 1)) return -1;
    Py_ssize_t size = ends_with(of, last, &of->shapes->lists[STREETS]);
    *end = place + 1;
    return size ? last - size : -1;
}

/* \pL behind a word and a space that may be there; -1 or the end. */
static Py_ssize_t match_led_name(const Bytes *of, Py_ssize_t place) {
    const Words *words = &of->shapes->lists[LED];
    int first = at(of, place);
    if (first < 0) return -1;
    first = of->shapes->folded[first];
    for (int n = words->from[first]; n < words->to[first]; n++) {
        Py_ssize_t next = place + words->size[n];
        if (!stands(of, place, words->word[n], words->size[n])) continue;
        if (at(of, next) == ' ') next++;
        if (has(of, next, IS_LETTER)) return next + 1;
    }
    return -1;
}

/* (?: ?(?:bis|ter))? */
static Py_ssize_t past_again(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t next = at(of, place) == ' ' ? place + 1 : place;
    if (stands(of, next, (const unsigned char *)"bis", 3)) return next + 3;
    return stands(of, next, (const unsigned char *)"ter", 3) ? next + 3 : place;
}

/* Past `,? ` or -1 */
static Py_ssize_t past_comma(const Bytes *of, Py_ssize_t place) {
    if (at(of, place) == ',') place++;
    return at(of, place) == ' ' ? place + 1 : -1;
}

/* \b(?:[0-9]{1,4}(?: ?(?:bis|ter))?,? )?{a word} ?\pL */
Py_ssize_t match_led(const Bytes *of, Py_ssize_t place) {
    if (!is_border(of, place)) return -1;
    Py_ssize_t digits = run(of, place, IS_DIGIT, 4);
    if (!digits) return match_led_name(of, place);
    place += digits;
    Py_ssize_t again = past_again(of, place), next = past_comma(of, again);
    return next < 0 ? -1 : match_led_name(of, next);
}

/* (?:Street|...)\b */
static Py_ssize_t match_kind(const Bytes *of, Py_ssize_t place) {
    const Words *words = &of->shapes->lists[HOUSES];
    for (int n = 0; n < words->count; n++) {
        Py_ssize_t size = words->size[n], here = 0;
        while (here < size && at(of, place + here) == words->word[n][here]) here++;
        if (here == size && is_border(of, place + size)) return place + size;
    }
    return -1;
}

/* (?:\p{Lu}[\pL'.]* ){1,3}(?:Street|...)\b, three words rather than one */
static Py_ssize_t match_named(const Bytes *of, Py_ssize_t place, int words) {
    if (!words || !has(of, place, IS_CAPITAL)) return -1;
    while (has(of, ++place, IS_LETTER) || at(of, place) == '\'' || at(of, place) == '.') {}
    if (at(of, place++) != ' ') return -1;
    Py_ssize_t end = match_named(of, place, words - 1);
    return end < 0 ? match_kind(of, place) : end;
}

/* [0-9]{1,4}[A-Za-z]? and the name of a street */
static Py_ssize_t match_numbered(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t digits = run(of, place, IS_DIGIT, 4);
    if (!digits) return -1;
    place += digits;
    if (has(of, place, IS_WORD) && !has(of, place, IS_DIGIT) && at(of, place) != '_') place++;
    return at(of, place) == ' ' ? match_named(of, place + 1, 3) : -1;
}

/* (?:Flat|Apt\.?|Unit) [0-9A-Z]{1,4},? and what is behind it */
static Py_ssize_t match_flat(const Bytes *of, Py_ssize_t place) {
    static const char *const WORDS[] = {"Flat ", "Apt. ", "Apt ", "Unit "};
    for (int n = 0; n < 4; n++) {
        Py_ssize_t here = 0;
        while (WORDS[n][here] && at(of, place + here) == WORDS[n][here]) here++;
        if (WORDS[n][here]) continue;
        Py_ssize_t signs = run(of, place + here, IS_ASCII_CAPITAL | IS_DIGIT, 4);
        Py_ssize_t next = signs ? past_comma(of, place + here + signs) : -1;
        return next < 0 ? -1 : match_numbered(of, next);
    }
    return -1;
}

Py_ssize_t match_house(const Bytes *of, Py_ssize_t place) {
    if (!is_border(of, place)) return -1;
    Py_ssize_t end = match_flat(of, place);
    return end < 0 ? match_numbered(of, place) : end;
}

static int are(const Bytes *of, Py_ssize_t place, const char *word, Py_ssize_t size) {
    return stands(of, place, (const unsigned char *)word, size);
}

/* https?://, by its colon, and {a host}.(?:com|org|me)/, by its full stop */
Py_ssize_t match_web(const Bytes *of, Py_ssize_t place, Py_ssize_t *end) {
    if (at(of, place) == ':') {
        *end = place + 3;
        if (at(of, place + 1) != '/' || at(of, place + 2) != '/') return -1;
        if (are(of, place - 5, "https", 5)) return place - 5;
        return are(of, place - 4, "http", 4) ? place - 4 : -1;
    }
    *end = place + 1;
    if (are(of, place - 3, "www", 3)) return place - 3;
    if (are(of, place + 1, "com/", 4) || are(of, place + 1, "org/", 4)) *end = place + 5;
    else if (are(of, place + 1, "me/", 3)) *end = place + 4;
    else return -1;
    Py_ssize_t size = ends_with(of, place, &of->shapes->lists[HOSTS]);
    return size ? place - size : -1;
}
