/* Coarse shapes of digits and capitals; each is the pattern of its name in triggers.py, or that of
 * swapped.py, with what the pattern would try in the same order. */
#include "coarse.h"

#define FEWEST_DIGITS 7

/* [0-9]{1,3}(?:\.[0-9]{1,3}){3} */
static Py_ssize_t match_address(const Bytes *of, Py_ssize_t place) {
    for (int part = 0; part < 4; part++) {
        if (part && at(of, place++) != '.') return -1;
        Py_ssize_t digits = run(of, place, IS_DIGIT, 3);
        if (!digits) return -1;
        place += digits;
    }
    return place;
}

/* [+(]{0,2}[0-9](?:[ .\-/()\n\t_:,]{0,3}[0-9]){6,} or an address of the Internet */
Py_ssize_t match_digits(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t first = place;
    while (first < place + 2 && (at(of, first) == '+' || at(of, first) == '(')) first++;
    Py_ssize_t digits = 0, next = first, end = first;
    while (has(of, next, IS_DIGIT)) {
        digits++;
        end = next + 1;
        next = end + run(of, end, IS_GAP, 3);
    }
    if (digits >= FEWEST_DIGITS) return end;
    return first == place ? match_address(of, place) : -1;
}

/* @[\pL\pN_] */
Py_ssize_t match_mail(const Bytes *of, Py_ssize_t place) {
    int next = at(of, place + 1);
    /* Numbers that are no digits: superscripts and fractions. */
    int is_number = next == 0xB2 || next == 0xB3 || next == 0xB9 || (next >= 0xBC && next <= 0xBE);
    return has(of, place + 1, IS_LETTER | IS_DIGIT) || next == '_' || is_number ? place + 2 : -1;
}

/* [A-Z]{1,6}[ \-]?[0-9][A-Z0-9 <.\-]{3} */
static Py_ssize_t match_lettered(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t letters = run(of, place, IS_ASCII_CAPITAL, 6);
    if (!letters) return -1;
    place += letters;
    if (at(of, place) == ' ' || at(of, place) == '-') place++;
    if (!has(of, place, IS_DIGIT) || run(of, place + 1, IS_SIGN, 3) < 3) return -1;
    return place + 4;
}

/* [0-9] ?-?[A-Z] */
static Py_ssize_t match_numbered(const Bytes *of, Py_ssize_t place) {
    if (!has(of, place++, IS_DIGIT)) return -1;
    if (at(of, place) == ' ') place++;
    if (at(of, place) == '-') place++;
    return has(of, place, IS_ASCII_CAPITAL) ? place + 1 : -1;
}

/* [0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}: */
static Py_ssize_t match_parts(const Bytes *of, Py_ssize_t place) {
    if (!has(of, place, IS_HEX)) return -1;
    for (int part = 0; part < 3; part++) {
        place += run(of, place, IS_HEX, 4);
        if (at(of, place++) != ':') return -1;
    }
    return place;
}

/* [A-Z0-9<]{9}< */
static Py_ssize_t match_filled(const Bytes *of, Py_ssize_t place) {
    for (int n = 0; n < 9; n++)
        if (!has(of, place + n, IS_ASCII_CAPITAL | IS_DIGIT) && at(of, place + n) != '<') return -1;
    return at(of, place + 9) == '<' ? place + 10 : -1;
}

Py_ssize_t match_code(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t end = match_lettered(of, place);
    if (end < 0) end = match_numbered(of, place);
    if (end < 0) end = match_parts(of, place);
    return end < 0 ? match_filled(of, place) : end;
}

/* [0-9]{2,3}[ ]{1,2}\p{Lu}, or what is behind it: -1 if it does not stand there. */
static Py_ssize_t match_place(const Bytes *of, Py_ssize_t place) {
    for (Py_ssize_t digits = run(of, place, IS_DIGIT, 3); digits >= 2; digits--) {
        Py_ssize_t next = place + digits;
        if (at(of, next) != ' ') continue;
        next += at(of, next + 1) == ' ' ? 2 : 1;
        return has(of, next, IS_CAPITAL) ? next + 1 : -1;
    }
    return -1;
}

/* [0-9]{2,3}[ \-]?[0-9]{2,3}[ ]{1,2}\p{Lu} */
Py_ssize_t match_postcode(const Bytes *of, Py_ssize_t place) {
    for (Py_ssize_t digits = run(of, place, IS_DIGIT, 3); digits >= 2; digits--) {
        Py_ssize_t next = place + digits;
        if (at(of, next) == ' ' || at(of, next) == '-') next++;
        Py_ssize_t end = match_place(of, next);
        if (end >= 0) return end;
    }
    return -1;
}

/* Two of `[A-Z0-9]`, or as many as told, from a place on. */
static int are_signs(const Bytes *of, Py_ssize_t place, Py_ssize_t count) {
    return run(of, place, IS_ASCII_CAPITAL | IS_DIGIT, count) == count;
}

/* [A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\b */
static Py_ssize_t match_outward(const Bytes *of, Py_ssize_t place) {
    Py_ssize_t letters = run(of, place, IS_ASCII_CAPITAL, 2);
    place += letters;
    if (!letters || !has(of, place++, IS_DIGIT)) return -1;
    if (at(of, place) != ' ' && are_signs(of, place, 1)) place++;
    if (at(of, place) != ' ' || !has(of, place + 1, IS_DIGIT)) return -1;
    return run(of, place + 2, IS_ASCII_CAPITAL, 2) == 2 && is_border(of, place + 4) ? place + 4 : -1;
}

/* [A-Z][0-9]{2} [A-Z0-9]{4}\b */
static Py_ssize_t match_irish(const Bytes *of, Py_ssize_t place) {
    if (!has(of, place, IS_ASCII_CAPITAL) || run(of, place + 1, IS_DIGIT, 2) < 2) return -1;
    if (at(of, place + 3) != ' ' || !are_signs(of, place + 4, 4)) return -1;
    return is_border(of, place + 8) ? place + 8 : -1;
}

Py_ssize_t match_british(const Bytes *of, Py_ssize_t place) {
    if (!is_border(of, place)) return -1;
    Py_ssize_t end = match_outward(of, place);
    return end < 0 ? match_irish(of, place) : end;
}

static int is_any(int byte, const char *of) {
    for (; *of; of++)
        if (byte == *of) return 1;
    return 0;
}

/* [0-9][OolI][0-9]|[0-9] [Oo][0-9]|\pL\pL0\pL\pL|[A-Z]0[A-Z]{3} */
Py_ssize_t match_swapped(const Bytes *of, Py_ssize_t place) {
    int next = at(of, place + 1), second = at(of, place + 2);
    if (has(of, place, IS_DIGIT)) {
        if (is_any(next, "OolI") && has(of, place + 2, IS_DIGIT)) return place + 3;
        return next == ' ' && is_any(second, "Oo") && has(of, place + 3, IS_DIGIT) ? place + 4 : -1;
    }
    if (second == '0' && run(of, place, IS_LETTER, 2) == 2 && run(of, place + 3, IS_LETTER, 2) == 2)
        return place + 5;
    if (next != '0' || !has(of, place, IS_ASCII_CAPITAL)) return -1;
    return run(of, place + 2, IS_ASCII_CAPITAL, 3) == 3 ? place + 5 : -1;
}
