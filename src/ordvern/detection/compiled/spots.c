/* Where the terms of word lists are in a text; see term_finder.py and term_places.py. */
#include "spots.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_WORD 40
#define LONGEST_LINE 60

/* A character of the text; a space beyond its ends. */
static unsigned char letter(Look *look, Py_ssize_t at) {
    if (at < 0 || at >= look->length) return ' ';
    if (look->text) return look->text[at];
    Py_UCS4 code = PyUnicode_ReadChar(look->wide, at);
    if (code < BYTES) return (unsigned char)code;
    look->beyond = 1;
    return ' ';
}

static int is(Look *look, Py_ssize_t at, int mark) { return look->terms->marks[letter(look, at)] & mark; }

static Py_ssize_t word_start(Look *look, Py_ssize_t start) {
    Py_ssize_t floor = start > LONGEST_WORD ? start - LONGEST_WORD : 0;
    while (start > floor && is(look, start - 1, ALNUM)) start--;
    return start;
}

static Py_ssize_t word_end(Look *look, Py_ssize_t end) {
    Py_ssize_t ceiling = look->length - end > LONGEST_WORD ? end + LONGEST_WORD : look->length;
    while (end < ceiling && is(look, end, ALNUM)) end++;
    return end;
}

/* Whether a stretch has capitals and no small letter, as `str.isupper` has it. */
static int is_upper(Look *look, Py_ssize_t first, Py_ssize_t last) {
    int capitals = 0;
    for (; first < last; first++) {
        if (is(look, first, SMALL)) return 0;
        capitals |= is(look, first, CAPITAL);
    }
    return capitals != 0;
}

static int heads_capitals(Look *look, Py_ssize_t first, Py_ssize_t last) {
    if (first > 0 && letter(look, first - 1) != '\n') return 0;
    Py_ssize_t end = last, ceiling = look->length - last > LONGEST_LINE ? last + LONGEST_LINE : look->length;
    while (end < ceiling && letter(look, end) != '\n') end++;
    return is_upper(look, last, end) && !is_upper(look, first, last);
}

static int is_meant(Look *look, uint32_t flags, Py_ssize_t first, Py_ssize_t last) {
    if (flags & WANTS_CAPITAL && !is(look, first, CAPITAL)) return 0;
    if (!(flags & HEADS)) return 1;
    unsigned char next = letter(look, last), second = letter(look, last + 1);
    if (next && strchr(":\n\t|=(/", next)) return 1;
    if (next == ' ' && (second == ' ' || second == ':')) return 1;
    return flags & OF_NAME && heads_capitals(look, first, last);
}

/* Ask Python for the place of a term in a wide text: 1 if it is there, 0 if not, -1 if it failed. */
static int ask(Look *look, const Row *row, Spot *spot) {
    PyObject *place = PyObject_CallFunction(look->asked, "OIInn", look->wide, row->pattern, row->number,
                                            spot->flat_start, spot->flat_end);
    if (!place) return -1;
    int found = place != Py_None;
    if (found && !PyTuple_Check(place)) {
        PyErr_SetString(PyExc_TypeError, "a place must be a tuple");
        found = -1;
    } else if (found && !PyArg_ParseTuple(place, "nn", &spot->start, &spot->end)) {
        found = -1;
    }
    Py_DECREF(place);
    return found;
}

/* The place of a term whose spelling was found, as `ask`. */
static int place(Look *look, const Row *row, Spot *spot) {
    uint32_t flags = row->flags;
    int doubt = look->terms->doubts[row->pattern];
    if (!look->text && doubt) return ask(look, row, spot);
    if (doubt == NEVER_IN_LATIN) return 0;
    spot->start = spot->flat_start;
    spot->end = spot->flat_end - 2;
    if (!(flags & ASKS)) return 1;
    look->beyond = 0;
    if (flags & OPEN_START) spot->start = word_start(look, spot->flat_start - 1);
    if (flags & OPEN_END) spot->end = word_end(look, spot->flat_end - 1);
    int meant = is_meant(look, flags, spot->start, spot->end);
    return look->beyond ? ask(look, row, spot) : meant;
}

static int add_spot(Look *look, Spot spot) {
    if (look->count == look->room) {
        Py_ssize_t room = look->room ? 2 * look->room : 128;
        Spot *larger = PyMem_Realloc(look->spots, (size_t)room * sizeof(Spot));
        if (!larger) {
            PyErr_NoMemory();
            return -1;
        }
        look->spots = larger;
        look->room = room;
    }
    look->spots[look->count++] = spot;
    return 0;
}

static int told(void *to, uint32_t pattern, Py_ssize_t start, Py_ssize_t end) {
    Look *look = to;
    const Terms *terms = look->terms;
    for (uint32_t n = terms->first[pattern]; n < terms->first[pattern + 1]; n++) {
        const Row *row = (const Row *)terms->rows.buf + n;
        Spot spot = {.flat_start = start, .flat_end = end, .row = n};
        if (!(row->family & look->wanted)) continue;
        int found = place(look, row, &spot);
        if (found < 0 || (found && add_spot(look, spot))) return -1;
    }
    return 0;
}

/* By start, the longer first; those at one place as the automaton of term_finder.py tells them. */
static int ordered(const void *one, const void *other) {
    const Spot *a = one, *b = other;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->flat_end != b->flat_end) return a->flat_end < b->flat_end ? -1 : 1;
    if (a->flat_start != b->flat_start) return a->flat_start < b->flat_start ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static int put_spot(PyObject *into, Spot spot, uint32_t number) {
    PyObject *made = PyTuple_New(3);
    PyObject *start = PyLong_FromSsize_t(spot.start), *end = PyLong_FromSsize_t(spot.end);
    PyObject *which = PyLong_FromUnsignedLong(number);
    if (!made || !start || !end || !which) {
        Py_XDECREF(start);
        Py_XDECREF(end);
        Py_XDECREF(which);
        Py_XDECREF(made);
        return -1;
    }
    PyTuple_SetItem(made, 0, start);
    PyTuple_SetItem(made, 1, end);
    PyTuple_SetItem(made, 2, which);
    int failed = PyList_Append(into, made);
    Py_DECREF(made);
    return failed;
}

/* Look through `flat`, and put what was found to the lists `others` and `cues`. */
int find(Look *look, const unsigned char *flat, Py_ssize_t size, PyObject *others, PyObject *cues) {
    int failed = walk_trie(&look->terms->trie, flat, size, told, look);
    if (!failed && look->count > 1) qsort(look->spots, (size_t)look->count, sizeof(Spot), ordered);
    for (Py_ssize_t n = 0; !failed && n < look->count; n++) {
        const Row *row = (const Row *)look->terms->rows.buf + look->spots[n].row;
        failed = put_spot(row->flags & IS_CUE ? cues : others, look->spots[n], row->number);
    }
    PyMem_Free(look->spots);
    return failed;
}
