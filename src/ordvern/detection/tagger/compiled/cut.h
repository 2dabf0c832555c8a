/* Texts as words and sentences; see tokens.py. */
#ifndef ORDVERN_CUT_H
#define ORDVERN_CUT_H

#include <Python.h>

#include "tagger.h"

/* A piece between spaces: the places of its words in a list of all pieces' words. */
typedef struct {
    int32_t first, count;
} Piece;

/* A word of a piece: which of the different words it is, and where it stands in the piece. */
typedef struct {
    int32_t id, offset, size;
} Part;

/* Texts being cut. `cutter` cuts pieces that are more than a word and a mark, and `placer` tells
 * the marks of characters that no table has. */
typedef struct {
    const Model *model;
    PyObject *cutter, *placer;
    PyObject *pieces_known, *words_known;
    Piece *pieces;
    Part *parts;
    int32_t piece_count, piece_room, part_count, part_room, key_room, word_room, sentence_room;
    uint32_t *codes;
    Py_ssize_t code_room;
    Cut cut;
} Cutting;

/* Cut a list of texts, which are documents of their own. -1 with an error set if that failed.
 * Places are those in the texts, each for itself. */
int cut_texts(PyObject *texts, Cutting *cutting);
void end_cutting(Cutting *cutting);

#endif
