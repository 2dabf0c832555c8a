/* Makes of patterns the nodes that `walk.c` walks. */
#include "scan.h"

#include <stdlib.h>
#include <string.h>

static int ordered(const void *one, const void *other) {
    const Pattern *a = one, *b = other;
    uint32_t size = a->size < b->size ? a->size : b->size;
    int difference = memcmp(a->bytes, b->bytes, size);
    if (difference) return difference;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Room for some more nodes, empty ones; the number of the first, or 0 with an error set. */
static uint32_t add_nodes(Trie *trie, uint32_t count) {
    if (trie->count + count > trie->room) {
        uint32_t room = 2 * trie->room + count;
        Node *larger = room < LEAF ? PyMem_Realloc(trie->nodes, room * sizeof(Node)) : NULL;
        if (!larger) {
            PyErr_NoMemory();
            return 0;
        }
        trie->nodes = larger;
        trie->room = room;
    }
    memset(trie->nodes + trie->count, 0, count * sizeof(Node));
    trie->count += count;
    return trie->count - count;
}

/* The patterns `low` to `high` (in order) share `depth` bytes, which lead to `node`. */
typedef struct {
    uint32_t node, low, high, depth;
} Branch;

/* Past the patterns that share with the one at `low` the byte at `depth`. */
static uint32_t past(const Trie *trie, uint32_t low, uint32_t high, uint32_t depth) {
    unsigned char byte = trie->order[low].bytes[depth];
    while (low < high && trie->order[low].bytes[depth] == byte) low++;
    return low;
}

/* Make the node of a branch, and put what goes on from it into `ahead`; how many, or -1. */
static int make_node(Trie *trie, Branch branch, Branch *ahead) {
    uint32_t low = branch.low, depth = branch.depth, count = 0;
    Node made = {0};
    if (trie->order[low].size == depth) made.out = low + 1;
    while (low < branch.high && trie->order[low].size == depth) low++;
    if (!made.out && branch.high - low == 1) {
        made.bits = trie->order[low].bytes[depth];
        made.first = LEAF | (low + 1);
    } else {
        /* In the order of bytes, which is that of symbols, too. */
        for (uint32_t next; low < branch.high; low = next) {
            next = past(trie, low, branch.high, depth);
            made.bits |= (uint64_t)1 << trie->symbol[trie->order[low].bytes[depth]];
            ahead[count++] = (Branch){0, low, next, depth + 1};
        }
        if (count && !(made.first = add_nodes(trie, count))) return -1;
    }
    trie->nodes[branch.node] = made;
    for (uint32_t n = 0; n < count; n++) ahead[n].node = made.first + n;
    return (int)count;
}

/* Level by level, so that nodes that are often met lie close to one another. */
static int grow_from(Trie *trie, uint32_t root, uint32_t low, uint32_t high, uint32_t depth) {
    if (low == high) return 0;
    uint32_t room = 1024, first = 0, last = 1;
    Branch *ahead = PyMem_Malloc(room * sizeof(Branch));
    if (!ahead) PyErr_NoMemory();
    else ahead[0] = (Branch){root, low, high, depth};
    int failed = !ahead;
    for (; !failed && first < last; first++) {
        if (last + SYMBOLS > room) {
            Branch *larger = PyMem_Realloc(ahead, 2 * room * sizeof(Branch));
            if (!larger) {
                PyErr_NoMemory();
                failed = 1;
                break;
            }
            ahead = larger;
            room *= 2;
        }
        int made = make_node(trie, ahead[first], ahead + last);
        failed = made < 0;
        if (!failed) last += (uint32_t)made;
    }
    PyMem_Free(ahead);
    return failed ? -1 : 0;
}

/* Lay the bytes of the patterns end to end, in order, so that a look at them is near another. */
static int lay_bytes(Trie *trie) {
    size_t size = 0;
    for (uint32_t n = 0; n < trie->patterns; n++) size += trie->order[n].size;
    unsigned char *at = trie->bytes = PyMem_Malloc(size + 1);
    if (!at) {
        PyErr_NoMemory();
        return -1;
    }
    for (uint32_t n = 0; n < trie->patterns; n++) {
        memcpy(at, trie->order[n].bytes, trie->order[n].size);
        trie->order[n].bytes = at;
        at += trie->order[n].size;
    }
    return 0;
}

/* Read the spellings; how many begin with a space, or -1 with an error set. */
static Py_ssize_t read_patterns(Trie *trie, PyObject *spellings) {
    Py_ssize_t words = 0;
    for (uint32_t n = 0; n < trie->patterns; n++) {
        char *bytes;
        Py_ssize_t size;
        if (PyBytes_AsStringAndSize(PyTuple_GetItem(spellings, n), &bytes, &size)) return -1;
        if (size < 2 || size > UINT16_MAX || (bytes[0] == ' ' && bytes[1] == ' ')) {
            PyErr_SetString(PyExc_ValueError, "a spelling must have a letter and not be too long");
            return -1;
        }
        trie->order[n] = (Pattern){(const unsigned char *)bytes, (uint32_t)size, n};
        words += bytes[0] == ' ';
    }
    return words;
}

static int number_symbols(Trie *trie) {
    int used[BYTES] = {0}, count = 0;
    for (uint32_t n = 0; n < trie->patterns; n++)
        for (uint32_t at = 0; at < trie->order[n].size; at++) used[trie->order[n].bytes[at]] = 1;
    for (int byte = 0; byte < BYTES; byte++) trie->symbol[byte] = used[byte] ? (unsigned char)count++ : SYMBOLS;
    if (count <= SYMBOLS) return 0;
    PyErr_SetString(PyExc_ValueError, "the spellings have too many letters");
    return -1;
}

/* Where in order the patterns begin that have a space in front. */
static uint32_t first_word(const Trie *trie) {
    uint32_t n = 0;
    while (n < trie->patterns && trie->order[n].bytes[0] < ' ') n++;
    return n;
}

/* Make a trie of a tuple of bytes; -1 with an error set if that failed. `end_trie` frees it. */
int grow_trie(Trie *trie, PyObject *spellings) {
    Py_ssize_t count = PyTuple_Size(spellings);
    if (count < 0 || count >= (Py_ssize_t)(LEAF >> 8)) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "too many spellings");
        return -1;
    }
    trie->patterns = (uint32_t)count;
    trie->order = PyMem_Calloc((size_t)count + 1, sizeof(Pattern));
    if (!trie->order) {
        PyErr_NoMemory();
        return -1;
    }
    Py_ssize_t words = read_patterns(trie, spellings);
    if (words < 0 || number_symbols(trie)) return -1;
    qsort(trie->order, trie->patterns, sizeof(Pattern), ordered);
    if (lay_bytes(trie)) return -1;
    /* Node 0 is nobody's, so that 0 can mean that there is none. */
    if (add_nodes(trie, 3) || PyErr_Occurred()) return -1;
    trie->words = 1;
    trie->parts = 2;
    uint32_t first = first_word(trie), last = first + (uint32_t)words;
    if (first) {
        PyErr_SetString(PyExc_ValueError, "a spelling must not begin with a control character");
        return -1;
    }
    if (grow_from(trie, trie->words, 0, last, 1) || grow_from(trie, trie->parts, last, trie->patterns, 0))
        return -1;
    return note_heads(trie);
}

void end_trie(Trie *trie) {
    PyMem_Free(trie->order);
    PyMem_Free(trie->nodes);
    PyMem_Free(trie->jumps);
    PyMem_Free(trie->bytes);
}

