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

/* A code, of which a digit is the first byte. */
static int try_code(Pass *pass, Py_ssize_t place, int next, int parts) {
    int may = next == ' ' || next == '-' || parts || has(pass->of, place + 1, IS_ASCII_CAPITAL) ||
              at(pass->of, place + 9) == '<';
    return may ? try_at(pass, CODE, place) : 0;
}

/* What begins with a number that no letter or digit stands before. */
static int at_number(Pass *pass, Py_ssize_t place, Py_ssize_t digits, int behind) {
    if (digits > 4) return 0;
    int again = behind >= 0 && strchr("bBtT", behind) != NULL;
    if ((behind == ' ' || behind == ',' || again) && try_at(pass, LED_STREET, place)) return -1;
    return behind == ' ' || has(pass->of, place + digits, IS_WORD) ? try_at(pass, HOUSE, place) : 0;
}

/* Each shape is tried only where what stands before and behind the digits leaves room for it. */
static int at_digit(Pass *pass, Py_ssize_t place, int parts) {
    const Bytes *of = pass->of;
    if (of->data[place] == '0') {
        if (place >= 2 && has(of, place - 2, IS_LETTER) && try_at(pass, SWAPPED, place - 2)) return -1;
        if (place >= 1 && has(of, place - 1, IS_LETTER) && try_at(pass, SWAPPED, place - 1)) return -1;
    }
    int before = at(of, place - 1), next = at(of, place + 1);
    Py_ssize_t digits = run(of, place, IS_DIGIT, 7);
    int behind = at(of, place + digits);
    /* Where a number was too short, what is left of it is; it may yet be an address of the Internet. */
    int is_rest = has(of, place - 1, IS_DIGIT) && place - 1 >= pass->done[DIGITS];
    if ((!is_rest || (digits < 4 && behind == '.')) && try_at(pass, DIGITS, place)) return -1;
    if (try_code(pass, place, next, parts)) return -1;
    if ((before == ' ' || before == ',') && try_before(pass, STREET, place)) return -1;
    int may_be_code = digits > 1 && digits < 7 && (behind == ' ' || (digits < 4 && behind == '-'));
    if (may_be_code && try_at(pass, POSTCODE, place)) return -1;
    if (!has(of, place - 1, IS_WORD) && at_number(pass, place, digits, behind)) return -1;
    return digits == 1 ? try_at(pass, SWAPPED, place) : 0;
}

static int at_head(Pass *pass, Py_ssize_t place) {
    const Shapes *shapes = pass->of->shapes;
    int next = at(pass->of, place + 1);
    if (next < 0) return 0;
    uint32_t seconds = shapes->led[shapes->folded[pass->of->data[place]]];
    return seconds >> (shapes->folded[next] & 31) & 1 ? try_at(pass, LED_STREET, place) : 0;
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

/* What may begin at a byte that is not passed over. */
static int at_byte(Pass *pass, Py_ssize_t place, int classes, int parts) {
    if (classes & IS_DIGIT) return at_digit(pass, place, parts);
    if (classes & IS_ASCII_CAPITAL) return at_capital(pass, place, !has(pass->of, place - 1, IS_WORD));
    return classes & IS_LETTER ? 0 : at_mark(pass, place, pass->of->data[place]);
}

/* Whether a small letter that no letter stands before is at a place. */
static int is_head(const Bytes *of, Py_ssize_t place) {
    return has(of, place, IS_LETTER) && !has(of, place, IS_ASCII_CAPITAL) && !has(of, place - 1, IS_WORD);
}

/* The first place from one on at which more may begin than a letter within a word. A text has a zero
 * behind its end, which is no letter. */
static inline Py_ssize_t next_place(const Bytes *of, Py_ssize_t place, int parts) {
    const unsigned char *passed = of->shapes->passed;
    if (!parts)
        while (passed[of->data[place]]) place++;
    else
        while (passed[of->data[place]] && !has(of, place, IS_HEX)) place++;
    return place;
}

static int pass_over(Pass *pass) {
    const Bytes *of = pass->of;
    int parts = has_parts(of);
    if (is_head(of, 0) && at_head(pass, 0)) return -1;
    for (Py_ssize_t place = next_place(of, 0, parts); place < of->size; place = next_place(of, place + 1, parts)) {
        int byte = of->data[place], classes = of->shapes->classes[byte];
        if (byte != ' ' && !of->shapes->passed[byte] && at_byte(pass, place, classes, parts)) return -1;
        if (parts && classes & IS_HEX && try_at(pass, CODE, place)) return -1;
        if (!(classes & IS_WORD) && is_head(of, place + 1) && at_head(pass, place + 1)) return -1;
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

/* Whether all words have two letters or more, by which they are told at a glance; if not, an error is set. */
static int have_two(const Words *words) {
    for (int n = 0; n < words->count; n++)
        if (words->size[n] < 2) {
            PyErr_SetString(PyExc_ValueError, "a word must have two letters");
            return 0;
        }
    return 1;
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
    failed = failed || !have_two(&known->lists[LED]) || !have_two(&known->lists[STREETS]);
    for (int n = 0; !failed && n < known->lists[LED].count; n++) {
        const unsigned char *word = known->lists[LED].word[n];
        known->led[word[0]] |= (uint32_t)1 << (word[1] & 31);
    }
    for (int n = 0; !failed && n < known->lists[STREETS].count; n++) {
        const unsigned char *end = known->lists[STREETS].word[n] + known->lists[STREETS].size[n];
        known->streets[end[-1]] |= (uint32_t)1 << (end[-2] & 31);
    }
    for (int byte = 0; byte < BYTES; byte++) {
        int class = known->classes[byte];
        known->passed[byte] = class & IS_WORD && !(class & (IS_DIGIT | IS_ASCII_CAPITAL));
    }
    if (!failed) capsule = PyCapsule_New(known, CAPSULE, release_capsule);
    if (!capsule) release(known);
    return capsule;
}
