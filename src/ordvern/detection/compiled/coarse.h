/* A narrow text in which coarse shapes are looked for, and what is known of its bytes. */
#ifndef ORDVERN_COARSE_H
#define ORDVERN_COARSE_H

#include "scan.h"

/* Classes of a byte. */
enum {
    IS_LETTER = 1,
    IS_CAPITAL = 2,
    IS_ASCII_CAPITAL = 4,
    IS_DIGIT = 8,
    IS_HEX = 16,
    IS_WORD = 32, /* what `\b` stands beside */
    IS_GAP = 64,  /* may stand between digits of a number */
    IS_SIGN = 128 /* may stand in a code */
};

/* Words in a list of which each ends with a zero; those of a byte `from[byte]` to `to[byte]`, by
 * their first byte, folded. */
typedef struct {
    const unsigned char **word;
    uint16_t *size;
    int count;
    int from[BYTES], to[BYTES];
} Words;

enum { STREETS, LED, HOUSES, HOSTS, LISTS };

typedef struct {
    const unsigned char *classes, *folded;
    unsigned char passed[BYTES]; /* whether nothing begins at a byte but within a word */
    uint32_t led[BYTES];         /* by the first byte of words of LED, folded, the second ones, modulo 32 */
    uint32_t streets[BYTES];     /* by the last byte of words of STREETS, the ones before it */
    Words lists[LISTS];
    PyObject *names, *held;
} Shapes;

typedef struct {
    const Shapes *shapes;
    const unsigned char *data;
    Py_ssize_t size;
} Bytes;

/* The byte at a place, or -1 beyond either end. */
static inline int at(const Bytes *of, Py_ssize_t place) {
    return place >= 0 && place < of->size ? of->data[place] : -1;
}

static inline int has(const Bytes *of, Py_ssize_t place, int class) {
    return place >= 0 && place < of->size && of->shapes->classes[of->data[place]] & class;
}

/* How many bytes of a class stand from `place` on, at most `most`. */
static inline Py_ssize_t run(const Bytes *of, Py_ssize_t place, int class, Py_ssize_t most) {
    Py_ssize_t count = 0;
    while (count < most && has(of, place + count, class)) count++;
    return count;
}

/* Whether a word begins or ends at a place, as `\b` has it. */
static inline int is_border(const Bytes *of, Py_ssize_t place) {
    return has(of, place - 1, IS_WORD) != has(of, place, IS_WORD);
}

/* Where a shape ends that begins at a place; -1 if none does. */
typedef Py_ssize_t (*Match)(const Bytes *of, Py_ssize_t place);

Py_ssize_t match_digits(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_mail(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_code(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_postcode(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_british(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_swapped(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_led(const Bytes *of, Py_ssize_t place);
Py_ssize_t match_house(const Bytes *of, Py_ssize_t place);

/* The same of shapes that are known by what they end with: where one begins whose last part begins
 * at a place, and, in `end`, where it ends. */
Py_ssize_t match_street(const Bytes *of, Py_ssize_t place, Py_ssize_t *end);
Py_ssize_t match_web(const Bytes *of, Py_ssize_t place, Py_ssize_t *end);

#endif
