/* Terms of word lists, and a look for them through a text. */
#ifndef ORDVERN_SPOTS_H
#define ORDVERN_SPOTS_H

#include "scan.h"

/* What a term asks of the text around it, and whether it is a cue. */
enum { OPEN_START = 1, OPEN_END = 2, WANTS_CAPITAL = 4, HEADS = 8, OF_NAME = 16, IS_CUE = 32, ASKS = 15 };
/* Whether what looks like a spelling, one byte a character, is it: surely, in a text of Latin-1
 * alone, or only where it is read. */
enum { SURE, SURE_IN_LATIN, NEVER_IN_LATIN };

typedef struct {
    uint32_t pattern, number, family, flags;
} Row;

typedef struct {
    Trie trie;
    Py_buffer rows;
    uint32_t *first; /* of each pattern its first row; one more at the end */
    const unsigned char *doubts, *folded, *marks;
    PyObject *held;
} Terms;

typedef struct {
    Py_ssize_t start, end, flat_start, flat_end;
    uint32_t row;
} Spot;

/* One look through a text. */
typedef struct {
    const Terms *terms;
    const unsigned char *text; /* in Latin-1, or NULL if it is wider: then it is read from `wide` */
    PyObject *wide;
    int beyond; /* whether a character beyond Latin-1 was met there */
    Py_ssize_t length;
    uint32_t wanted;
    PyObject *asked;
    Spot *spots;
    Py_ssize_t count, room;
} Look;

int find(Look *look, const unsigned char *flat, Py_ssize_t size, PyObject *others, PyObject *cues);

#endif
