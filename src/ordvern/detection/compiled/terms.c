/* The Python side of the word lists: terms made ready, and a look for them through a text. */
#include "spots.h"

#define CAPSULE "ordvern.detection.compiled.terms"

/* The narrow text `data` folded, with a space at either end. */
static unsigned char *flat_of(const Terms *terms, const unsigned char *data, Py_ssize_t length) {
    unsigned char *flat = PyMem_Malloc((size_t)length + 2);
    if (!flat) {
        PyErr_NoMemory();
        return NULL;
    }
    flat[0] = flat[length + 1] = ' ';
    for (Py_ssize_t at = 0; at < length; at++) flat[at + 1] = terms->folded[data[at]];
    return flat;
}

/* look(terms, text, data, wanted, asked, others, cues): see `_Automaton.look`. */
PyObject *look(PyObject *module, PyObject *args) {
    PyObject *capsule, *text, *data, *asked, *others, *cues;
    unsigned int wanted;
    char *bytes;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "OO!O!IOO!O!", &capsule, &PyUnicode_Type, &text, &PyBytes_Type, &data, &wanted,
                          &asked, &PyList_Type, &others, &PyList_Type, &cues))
        return NULL;
    Terms *terms = PyCapsule_GetPointer(capsule, CAPSULE);
    if (!terms || PyBytes_AsStringAndSize(data, &bytes, &length)) return NULL;
    if (PyUnicode_GetLength(text) != length) {
        PyErr_SetString(PyExc_ValueError, "data must have one byte a code point");
        return NULL;
    }
    PyObject *latin = PyUnicode_AsLatin1String(text);
    if (!latin && !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return NULL;
    PyErr_Clear();
    Look one = {.terms = terms, .length = length, .wanted = wanted, .asked = asked, .wide = text};
    if (latin) one.text = (const unsigned char *)PyBytes_AsString(latin);
    unsigned char *flat = flat_of(terms, latin ? one.text : (const unsigned char *)bytes, length);
    int failed = !flat || find(&one, flat, length + 2, others, cues);
    PyMem_Free(flat);
    Py_XDECREF(latin);
    if (failed) return NULL;
    Py_RETURN_NONE;
}

static void release(Terms *terms) {
    end_trie(&terms->trie);
    PyMem_Free(terms->first);
    if (terms->rows.obj) PyBuffer_Release(&terms->rows);
    Py_XDECREF(terms->held);
    PyMem_Free(terms);
}

static void release_capsule(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, CAPSULE)); }

/* Note where the rows of each pattern begin: they lie in the order of patterns. */
static int read_rows(Terms *terms) {
    const Row *row = terms->rows.buf, *end = row + terms->rows.len / (Py_ssize_t)sizeof(Row);
    if (!(terms->first = PyMem_Calloc((size_t)terms->trie.patterns + 2, sizeof(uint32_t)))) {
        PyErr_NoMemory();
        return -1;
    }
    for (uint32_t pattern = 0; pattern <= terms->trie.patterns; pattern++) {
        terms->first[pattern] = (uint32_t)(row - (const Row *)terms->rows.buf);
        while (row < end && row->pattern == pattern && pattern < terms->trie.patterns) row++;
    }
    if (row == end && terms->rows.len % (Py_ssize_t)sizeof(Row) == 0) return 0;
    PyErr_SetString(PyExc_ValueError, "the rows must name patterns in order");
    return -1;
}

/* prepare_terms(spellings, doubts, rows, folded, marks) */
PyObject *prepare_terms(PyObject *module, PyObject *args) {
    PyObject *spellings, *rows, *capsule = NULL;
    const char *doubts, *folded, *marks;
    Py_ssize_t doubtful, folds, marked;
    if (!PyArg_ParseTuple(args, "O!y#Oy#y#", &PyTuple_Type, &spellings, &doubts, &doubtful, &rows, &folded, &folds,
                          &marks, &marked))
        return NULL;
    if (doubtful != PyTuple_Size(spellings) || folds != BYTES || marked != BYTES) {
        PyErr_SetString(PyExc_ValueError, "the tables do not fit together");
        return NULL;
    }
    Terms *terms = PyMem_Calloc(1, sizeof(Terms));
    if (!terms) return PyErr_NoMemory();
    terms->doubts = (const unsigned char *)doubts;
    terms->folded = (const unsigned char *)folded;
    terms->marks = (const unsigned char *)marks;
    Py_INCREF(args);
    terms->held = args;
    if (!PyObject_GetBuffer(rows, &terms->rows, PyBUF_C_CONTIGUOUS) && !grow_trie(&terms->trie, spellings) &&
        !read_rows(terms))
        capsule = PyCapsule_New(terms, CAPSULE, release_capsule);
    if (!capsule) release(terms);
    return capsule;
}
