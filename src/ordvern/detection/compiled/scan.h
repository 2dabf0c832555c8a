/* What the files of the compiled scan share. Each does what the Python module that it names does,
 * exactly; those modules say why. */
#ifndef ORDVERN_SCAN_H
#define ORDVERN_SCAN_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#define BYTES 256

/* Marks of a character of Latin-1, as in term_finder.py. */
enum { ALNUM = 1, CAPITAL = 2, SMALL = 4 };

/* A pattern is a spelling of terms, in bytes; those of equal bytes lie side by side in `order`. */
typedef struct {
    const unsigned char *bytes;
    uint32_t size, number;
} Pattern;

/* A step into patterns: `bits` are the symbols that go on, `first` the node of the first of them,
 * `out` one more than the place in `order` of the patterns that end here. A node of which one way
 * alone goes on is a leaf: `first` is LEAF and one more than the place of its pattern, `bits` the
 * byte that comes next. */
typedef struct {
    uint64_t bits;
    uint32_t first, out;
} Node;

/* From the first letters of a word to the node they lead to, `depth` bytes on (fewer, if that is a
 * leaf). */
typedef struct {
    uint32_t letters, node, depth;
} Jump;

#define LEAF 0x80000000u
#define SYMBOLS 64
#define OPENING 4 /* letters */
#define OPENING_BITS 16
#define LONGER 6 /* letters */
#define INNER_BITS 13

/* Patterns to be found, those that begin with a space (`words`) apart from those that may begin
 * within a word (`parts`). */
typedef struct {
    unsigned char *bytes; /* of all patterns, end to end */
    Pattern *order;
    Node *nodes;
    uint32_t patterns, count, room;
    uint32_t words, parts; /* the roots */
    unsigned char symbol[BYTES];
    unsigned char heads[BYTES * BYTES / 8]; /* pairs of bytes that open one of `parts` */
    /* What the first letters of words are, mixed: of most words of a text this small table tells
     * that no pattern begins so, before any other is waited for. */
    unsigned char openings[1 << (OPENING_BITS - 3)];
    /* Of words that open as a pattern does, whether they go on so: the first six letters of patterns
     * that have them, the first four of others. */
    unsigned char onward[1 << (OPENING_BITS - 3)];
    unsigned char inner[1 << (INNER_BITS - 3)]; /* the first four letters of `parts` */
    int has_short_part; /* of fewer than four letters */
    unsigned char shorts[BYTES * BYTES / 8]; /* pairs of bytes that open a shorter pattern */
    Jump *jumps;                             /* by the letters of an opening */
    uint32_t jump_room;                      /* a power of two */
} Trie;

/* Told of each place where a pattern is: `start` to `end` of what is looked through. */
typedef int (*Told)(void *to, uint32_t pattern, Py_ssize_t start, Py_ssize_t end);

int grow_trie(Trie *trie, PyObject *spellings);
int note_heads(Trie *trie);
int walk_trie(const Trie *trie, const unsigned char *flat, Py_ssize_t size, Told told, void *to);
void end_trie(Trie *trie);

PyObject *prepare_terms(PyObject *module, PyObject *args);
PyObject *look(PyObject *module, PyObject *args);
PyObject *prepare_languages(PyObject *module, PyObject *args);
PyObject *hear(PyObject *module, PyObject *args);
PyObject *prepare_shapes(PyObject *module, PyObject *args);
PyObject *shapes(PyObject *module, PyObject *args);
PyObject *prepare_wide(PyObject *module, PyObject *asked);
PyObject *narrow(PyObject *module, PyObject *args);

#endif
