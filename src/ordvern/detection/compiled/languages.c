/* Points of languages for the small words and telling letters of samples; see languages.py. */
#include "wide.h"

#include <string.h>

#define CAPSULE "ordvern.detection.compiled.languages"
#define MOST 16 /* languages */
#define LONGEST 16 /* bytes of a word */
#define MOST_LETTERS 20
#define SHORT 1000
#define SAMPLE 500
#define PROBE 250
#define SAMPLES 8
#define PAGE 5000

/* What stands for a character beyond Latin-1 that is in a list, may part words, or is another form of
 * a letter of Latin-1; no letter of a list is this. */
#define TELLING 2

/* What Python is asked: for the points of a sample, and what stands for a character. */
typedef struct {
    PyObject *counter;
    Wide *wide;
} Asked;

/* Marks of a character of Latin-1. */
enum { SPACE = 1, LETTER = 2 };

/* A word of up to sixteen letters, filled up with zeros, and one more than its row of points. */
typedef struct {
    uint64_t word[2];
    uint64_t row;
} Slot;

typedef struct {
    int languages;
    uint32_t size, rows; /* of the table, a power of two; of points */
    unsigned char *prints; /* of the word in each slot; 0 for none */
    Slot *slots;
    const uint32_t *points; /* `languages` of them a row */
    const unsigned char *lower, *marks, *letters; /* of each byte its row of points, or 0 */
    Py_buffer held;
    PyObject *kept;
} Languages;

static uint64_t mix(const uint64_t word[2]) {
    uint64_t mixed = (word[0] ^ word[1] * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return mixed ^ mixed >> 32;
}

/* The place of a word in the table, or of the empty slot where it would be. Prints tell of most
 * words that they are not there before the table itself is waited for. */
static uint32_t place_of(const Languages *known, const uint64_t word[2], unsigned char *print) {
    uint64_t mixed = mix(word);
    uint32_t at = (uint32_t)mixed & (known->size - 1);
    *print = (unsigned char)(mixed >> 40 | 1);
    for (; known->prints[at]; at = (at + 1) & (known->size - 1)) {
        const Slot *slot = known->slots + at;
        if (known->prints[at] == *print && slot->word[0] == word[0] && slot->word[1] == word[1]) break;
    }
    return at;
}

static void add_row(const Languages *known, uint64_t row, uint32_t times, int64_t *votes) {
    const uint32_t *points = known->points + (row - 1) * (uint64_t)known->languages;
    for (int n = 0; n < known->languages; n++) votes[n] += (int64_t)times * points[n];
}

/* Points for the word of `size` letters that ends before `end`, if it is known. */
static void count_word(const Languages *known, const unsigned char *end, Py_ssize_t size, int64_t *votes) {
    if (size < 1 || size > LONGEST) return;
    unsigned char letters[LONGEST] = {0};
    uint64_t word[2];
    for (Py_ssize_t n = 0; n < size; n++)
        if (!(letters[n] = known->lower[end[n - size]])) return; /* zeros fill up a word */
    memcpy(word, letters, sizeof(word));
    unsigned char print;
    uint32_t at = place_of(known, word, &print);
    if (known->prints[at]) add_row(known, known->slots[at].row, 1, votes);
}

/* Points for a sample in Latin-1. Words of a short one are runs of letters, of others what stands
 * between spaces. */
static void count(const Languages *known, const unsigned char *sample, Py_ssize_t length, int64_t *votes) {
    uint32_t times[BYTES] = {0};
    int beyond = 0;
    Py_ssize_t word = 0, is_short = length < PROBE;
    for (Py_ssize_t at = 0; at < length; at++) {
        unsigned char byte = sample[at], mark = known->marks[byte];
        if (byte >= 0x80) times[known->lower[byte]]++, beyond = 1;
        if (is_short ? mark & LETTER : !(mark & SPACE)) {
            word++;
            continue;
        }
        count_word(known, sample + at, word, votes);
        word = 0;
    }
    count_word(known, sample + length, word, votes);
    for (int byte = 0x80; beyond && byte < BYTES; byte++)
        if (times[byte] && known->letters[byte])
            add_row(known, known->letters[byte], times[byte] < MOST_LETTERS ? times[byte] : MOST_LETTERS, votes);
}

/* Points as Python counts them; -1 with an error set if it fails. */
static int ask(const Languages *known, PyObject *counter, PyObject *sample, int64_t *votes) {
    PyObject *found = PyObject_CallFunctionObjArgs(counter, sample, NULL);
    int failed = !found || !PyList_Check(found) || PyList_Size(found) != known->languages;
    for (int n = 0; !failed && n < known->languages; n++) {
        votes[n] = PyLong_AsLongLong(PyList_GetItem(found, n));
        failed = votes[n] == -1 && PyErr_Occurred();
    }
    if (failed && !PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "a counter must give a list of points");
    Py_XDECREF(found);
    return failed ? -1 : 0;
}

static PyObject *list_of(const int64_t *votes, int languages) {
    PyObject *list = PyList_New(languages);
    for (int n = 0; list && n < languages; n++) {
        PyObject *each = PyLong_FromLongLong(votes[n]);
        if (!each || PyList_SetItem(list, n, each)) Py_CLEAR(list);
    }
    return list;
}

/* Count what stands in a sample beyond Latin-1 as well: 1 if that was done, 0 if Python must do it, for
 * it has a character that tells something, and -1 with an error set. Of a short sample each letter may
 * end a word, so Python does it. */
static int count_wide(const Languages *known, Asked *asked, PyObject *sample, int64_t *votes) {
    unsigned char bytes[SHORT];
    Py_ssize_t length = PyUnicode_GetLength(sample);
    if (length < PROBE || length > SHORT) return 0;
    if (put_narrow(asked->wide, sample, length, bytes)) return -1;
    if (memchr(bytes, TELLING, (size_t)length)) return 0;
    count(known, bytes, length, votes);
    return 1;
}

/* The points of one sample, a list. */
static PyObject *heard(const Languages *known, Asked *asked, PyObject *sample) {
    int64_t votes[MOST] = {0};
    PyObject *latin = PyUnicode_AsLatin1String(sample);
    if (latin) {
        count(known, (const unsigned char *)PyBytes_AsString(latin), PyBytes_Size(latin), votes);
        Py_DECREF(latin);
    } else {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return NULL;
        PyErr_Clear();
        int done = count_wide(known, asked, sample, votes);
        if (done < 0 || (!done && ask(known, asked->counter, sample, votes))) return NULL;
    }
    return list_of(votes, known->languages);
}

static int add_sample(const Languages *known, Asked *asked, PyObject *text, Py_ssize_t start, Py_ssize_t end,
                      PyObject *into) {
    PyObject *sample = PyUnicode_Substring(text, start, end);
    PyObject *votes = sample ? heard(known, asked, sample) : NULL;
    int failed = !votes || PyList_Append(into, votes);
    Py_XDECREF(sample);
    Py_XDECREF(votes);
    return failed ? -1 : 0;
}

/* hear(languages, text, counter, wide): the points of each sample of a text, a list of lists. Of wide
 * characters `wide` tells which are TELLING. */
PyObject *hear(PyObject *module, PyObject *args) {
    PyObject *capsule, *text, *wide;
    Asked asked;
    if (!PyArg_ParseTuple(args, "OO!OO", &capsule, &PyUnicode_Type, &text, &asked.counter, &wide)) return NULL;
    const Languages *known = PyCapsule_GetPointer(capsule, CAPSULE);
    PyObject *every = known && (asked.wide = wide_of(wide)) ? PyList_New(0) : NULL;
    if (!every) return NULL;
    Py_ssize_t length = PyUnicode_GetLength(text);
    Py_ssize_t size = length <= SHORT ? SHORT : length <= SAMPLE * SAMPLES ? SAMPLE : PROBE;
    Py_ssize_t step = length <= SHORT ? SHORT + 1 : length / SAMPLES;
    if (length > SHORT) step = step > PAGE ? PAGE : step < SAMPLE ? SAMPLE : step;
    Py_ssize_t start = 0;
    do {
        if (add_sample(known, &asked, text, start, start + size < length ? start + size : length, every)) {
            Py_DECREF(every);
            return NULL;
        }
        start += step;
    } while (start < length);
    return every;
}

static void release(Languages *known) {
    PyMem_Free(known->prints);
    PyMem_Free(known->slots);
    if (known->held.obj) PyBuffer_Release(&known->held);
    Py_XDECREF(known->kept);
    PyMem_Free(known);
}

static void release_capsule(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, CAPSULE)); }

/* Take in the words, each with its row; -1 with an error set if they do not fit. */
static int read_words(Languages *known, PyObject *words, PyObject *rows) {
    Py_ssize_t count = PyTuple_Size(words);
    for (known->size = 64; known->size < 2 * (uint64_t)count; known->size *= 2);
    known->prints = PyMem_Calloc(known->size, 1);
    if (!known->prints || !(known->slots = PyMem_Calloc(known->size, sizeof(Slot)))) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        char *bytes, letters[LONGEST] = {0};
        Py_ssize_t size;
        Slot made;
        unsigned char print;
        unsigned long row = PyLong_AsUnsignedLong(PyTuple_GetItem(rows, n));
        if (PyErr_Occurred() || PyBytes_AsStringAndSize(PyTuple_GetItem(words, n), &bytes, &size)) return -1;
        if (size < 1 || size > LONGEST || row < 1 || row > known->rows) {
            PyErr_SetString(PyExc_ValueError, "a word is too long, or has no row");
            return -1;
        }
        memcpy(letters, bytes, (size_t)size);
        memcpy(made.word, letters, sizeof(made.word));
        made.row = row;
        uint32_t at = place_of(known, made.word, &print);
        known->slots[at] = made;
        known->prints[at] = print;
    }
    return 0;
}

static int fits(Languages *known, PyObject *words, PyObject *rows) {
    Py_ssize_t items = known->held.len / (Py_ssize_t)sizeof(uint32_t);
    int right = known->languages > 0 && known->languages <= MOST && items % known->languages == 0 &&
                PyTuple_Size(words) == PyTuple_Size(rows) && PyTuple_Size(words) < 1 << 24;
    if (right) known->rows = (uint32_t)(items / known->languages);
    for (int byte = 0; right && byte < BYTES; byte++) right = known->letters[byte] <= known->rows;
    if (!right) PyErr_SetString(PyExc_ValueError, "the tables do not fit together");
    known->points = known->held.buf;
    return right;
}

/* prepare_languages(languages, points, words, rows, lower, marks, letters): `points` are whole
 * numbers of four bytes, a row for each different share; rows are counted from 1. */
PyObject *prepare_languages(PyObject *module, PyObject *args) {
    PyObject *points, *words, *rows, *capsule = NULL;
    const char *lower, *marks, *letters;
    Py_ssize_t sizes[3];
    int languages;
    if (!PyArg_ParseTuple(args, "iOO!O!y#y#y#", &languages, &points, &PyTuple_Type, &words, &PyTuple_Type, &rows,
                          &lower, sizes, &marks, sizes + 1, &letters, sizes + 2))
        return NULL;
    if (sizes[0] != BYTES || sizes[1] != BYTES || sizes[2] != BYTES) {
        PyErr_SetString(PyExc_ValueError, "a table of characters has a wrong size");
        return NULL;
    }
    Languages *known = PyMem_Calloc(1, sizeof(Languages));
    if (!known) return PyErr_NoMemory();
    known->languages = languages;
    known->lower = (const unsigned char *)lower;
    known->marks = (const unsigned char *)marks;
    known->letters = (const unsigned char *)letters;
    Py_INCREF(args);
    known->kept = args;
    if (!PyObject_GetBuffer(points, &known->held, PyBUF_C_CONTIGUOUS) && fits(known, words, rows) &&
        !read_words(known, words, rows))
        capsule = PyCapsule_New(known, CAPSULE, release_capsule);
    if (!capsule) release(known);
    return capsule;
}
