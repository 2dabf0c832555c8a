/* All coarse shapes of a narrow text in one pass; see triggers.py. */
#include "coarse.h"

#include <string.h>

#define CAPSULE "ordvern.detection.compiled.shapes"

/* Shapes in the order of `SHAPES` in triggers.py. */
enum { DIGITS, MAIL, WEB, CODE, STREET, POSTCODE, LED_STREET, HOUSE, BRITISH, SWAPPED, COUNT };

static const Match MATCH[COUNT] = {
    [DIGITS] = match_digits, [MAIL] = match_mail,  [CODE] = match_code,       [POSTCODE] = match_postcode,
    [LED_STREET] = match_led, [HOUSE] = match_house, [BRITISH] = match_british, [SWAPPED] = match_swapped,
};

typedef struct {
    const Bytes *of;
    PyObject *lists[COUNT]; /* NULL where nothing was found */
    Py_ssize_t done[COUNT]; /* where the last of each shape ends */
} Pass;

static int put(Pass *pass, int shape, Py_ssize_t start, Py_ssize_t end) {
    if (!pass->lists[shape] && !(pass->lists[shape] = PyList_New(0))) return -1;
    PyObject *span = Py_BuildValue("(nn)", start, end);
    int failed = !span || PyList_Append(pass->lists[shape], span);
    Py_XDECREF(span);
    pass->done[shape] = end;
    return failed ? -1 : 0;
}

static int try_at(Pass *pass, int shape, Py_ssize_t place) {
    if (place < pass->done[shape]) return 0;
    Py_ssize_t end = MATCH[shape](pass->of, place);
    return end < 0 ? 0 : put(pass, shape, place, end);
}

/* Shapes that are known by what stands near their ends. */
static int try_before(Pass *pass, int shape, Py_ssize_t place) {
    Py_ssize_t end = 0;
    Py_ssize_t start = (shape == WEB ? match_web : match_street)(pass->of, place, &end);
    return start < pass->done[shape] || start < 0 ? 0 : put(pass, shape, start, end);
}

static int at_digit(Pass *pass, Py_ssize_t place) {
    if (pass->of->data[place] == '0') {
        if (place >= 2 && has(pass->of, place - 2, IS_LETTER) && try_at(pass, SWAPPED, place - 2)) return -1;
        if (place >= 1 && has(pass->of, place - 1, IS_LETTER) && try_at(pass, SWAPPED, place - 1)) return -1;
    }
    return try_at(pass, DIGITS, place) || try_at(pass, CODE, place) || try_before(pass, STREET, place) ||
           try_at(pass, POSTCODE, place) || try_at(pass, LED_STREET, place) || try_at(pass, HOUSE, place) ||
           try_at(pass, SWAPPED, place);
}

static int at_head(Pass *pass, Py_ssize_t place) {
    const Words *led = &pass->of->shapes->lists[LED];
    int folded = pass->of->shapes->folded[pass->of->data[place]];
    return led->from[folded] < led->to[folded] ? try_at(pass, LED_STREET, place) : 0;
}

static int at_capital(Pass *pass, Py_ssize_t place, int heads) {
    if (try_at(pass, CODE, place)) return -1;
    if (!heads) return 0;
    int byte = pass->of->data[place];
    if ((byte == 'F' || byte == 'A' || byte == 'U') && try_at(pass, HOUSE, place)) return -1;
    return at_head(pass, place) || try_at(pass, BRITISH, place);
}

static int at_mark(Pass *pass, Py_ssize_t place, int byte) {
    switch (byte) {
        case '+':
        case '(': return try_at(pass, DIGITS, place);
        case '@': return try_at(pass, MAIL, place);
        case '<': return try_at(pass, CODE, place);
        case '.':
        case ':': return try_before(pass, WEB, place);
        default: return 0;
    }
}

/* Whether two colons stand so close that there may be hexadecimal numbers between them. */
static int has_parts(const Bytes *of) {
    const unsigned char *colon = of->data, *end = of->data + of->size;
    while (colon < end && (colon = memchr(colon, ':', (size_t)(end - colon)))) {
        Py_ssize_t left = end - ++colon;
        if (memchr(colon, ':', (size_t)(left < 5 ? left : 5))) return 1;
    }
    return 0;
}

static int pass_over(Pass *pass) {
    const unsigned char *data = pass->of->data, *table = pass->of->shapes->classes;
    int within = 0, parts = has_parts(pass->of);
    for (Py_ssize_t place = 0, size = pass->of->size; place < size; place++) {
        int byte = data[place], classes = table[byte], failed = 0;
        if (byte == ' ') {
            within = 0;
            continue;
        }
        if (classes & IS_DIGIT) failed = at_digit(pass, place);
        else if (classes & IS_ASCII_CAPITAL) failed = at_capital(pass, place, !within);
        else if (!(classes & IS_LETTER)) failed = at_mark(pass, place, byte);
        else if (!within) failed = at_head(pass, place);
        if (parts && classes & IS_HEX && !failed) failed = try_at(pass, CODE, place);
        if (failed) return -1;
        within = classes & IS_WORD;
    }
    return 0;
}

/* shapes(prepared, data): by the names of all shapes the lists of their spans. */
PyObject *shapes(PyObject *module, PyObject *args) {
    PyObject *capsule, *given;
    char *data;
    Bytes of = {0};
    if (!PyArg_ParseTuple(args, "OO!", &capsule, &PyBytes_Type, &given)) return NULL;
    of.shapes = PyCapsule_GetPointer(capsule, CAPSULE);
    if (!of.shapes || PyBytes_AsStringAndSize(given, &data, &of.size)) return NULL;
    of.data = (const unsigned char *)data;
    Pass pass = {.of = &of};
    int failed = pass_over(&pass);
    PyObject *every = failed ? NULL : PyDict_New(), *nothing = PyTuple_New(0);
    for (int n = 0; n < COUNT; n++) {
        PyObject *found = pass.lists[n] ? pass.lists[n] : nothing;
        failed = failed || !every || !found || PyDict_SetItem(every, PyTuple_GetItem(of.shapes->names, n), found);
        Py_XDECREF(pass.lists[n]);
    }
    Py_XDECREF(nothing);
    if (failed) Py_CLEAR(every);
    return every;
}

static void release(Shapes *known) {
    for (int n = 0; n < LISTS; n++) {
        PyMem_Free(known->lists[n].word);
        PyMem_Free(known->lists[n].size);
    }
    Py_XDECREF(known->held);
    PyMem_Free(known);
}

static void release_capsule(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, CAPSULE)); }

/* Take in a tuple of words, folded, those of one first byte side by side. */
static int read_words(Words *words, PyObject *given) {
    Py_ssize_t count = PyTuple_Check(given) ? PyTuple_Size(given) : -1;
    if (count < 0 || count > UINT16_MAX) {
        PyErr_SetString(PyExc_ValueError, "words must be a tuple, not too long");
        return -1;
    }
    words->word = PyMem_Calloc((size_t)count + 1, sizeof(*words->word));
    words->size = PyMem_Calloc((size_t)count + 1, sizeof(*words->size));
    if (!words->word || !words->size) {
        PyErr_NoMemory();
        return -1;
    }
    for (words->count = 0; words->count < count; words->count++) {
        char *bytes;
        Py_ssize_t size;
        if (PyBytes_AsStringAndSize(PyTuple_GetItem(given, words->count), &bytes, &size)) return -1;
        int byte = size ? (unsigned char)*bytes : 0, n = words->count;
        if (!size || size > UINT16_MAX || (words->to[byte] && words->to[byte] != n)) {
            PyErr_SetString(PyExc_ValueError, "words must be in order");
            return -1;
        }
        if (!words->to[byte]) words->from[byte] = n;
        words->to[byte] = n + 1;
        words->word[n] = (const unsigned char *)bytes;
        words->size[n] = (uint16_t)size;
    }
    return 0;
}

/* prepare_shapes(names, classes, folded, streets, led, houses, hosts) */
PyObject *prepare_shapes(PyObject *module, PyObject *args) {
    PyObject *names, *lists[LISTS], *capsule = NULL;
    const char *classes, *folded;
    Py_ssize_t classed, folds;
    if (!PyArg_ParseTuple(args, "O!y#y#OOOO", &PyTuple_Type, &names, &classes, &classed, &folded, &folds, lists,
                          lists + 1, lists + 2, lists + 3))
        return NULL;
    if (classed != BYTES || folds != BYTES || PyTuple_Size(names) != COUNT) {
        PyErr_SetString(PyExc_ValueError, "the tables do not fit together");
        return NULL;
    }
    Shapes *known = PyMem_Calloc(1, sizeof(Shapes));
    if (!known) return PyErr_NoMemory();
    known->classes = (const unsigned char *)classes;
    known->folded = (const unsigned char *)folded;
    Py_INCREF(args);
    known->held = args;
    known->names = names;
    int failed = 0;
    for (int n = 0; !failed && n < LISTS; n++) failed = read_words(&known->lists[n], lists[n]);
    if (!failed) capsule = PyCapsule_New(known, CAPSULE, release_capsule);
    if (!capsule) release(known);
    return capsule;
}
