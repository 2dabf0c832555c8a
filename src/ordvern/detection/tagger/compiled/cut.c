/* Texts as words and sentences; see tokens.py. */
#include "cut.h"

#include <string.h>

#define MOST_CERTAIN 0x12F
#define HALF (WIDTH / 2)

/* Room for one more in an array, which may move. */
static int room(void **array, int32_t count, int32_t *have, size_t size) {
    if (count < *have) return 0;
    int32_t wanted = *have ? 2 * *have : 256;
    void *larger = PyMem_Realloc(*array, (size_t)wanted * size);
    if (!larger) {
        PyErr_NoMemory();
        return -1;
    }
    *array = larger;
    *have = wanted;
    return 0;
}

static int marks_of(const Cutting *cutting, uint32_t code) {
    const Letters *letters = &cutting->model->letters;
    if (code < letters->marked) return letters->marks[code];
    PyObject *given = PyObject_CallFunction(cutting->placer, "I", (unsigned int)code);
    long marks = given ? PyLong_AsLong(given) : -1;
    Py_XDECREF(given);
    return (int)marks;
}

/* The number of a word among the different ones; -1 with an error set if that failed. */
static int32_t id_of(Cutting *cutting, PyObject *word, const uint32_t *codes, Py_ssize_t count) {
    PyObject *known = PyDict_GetItemWithError(cutting->words_known, word);
    if (known) return (int32_t)PyLong_AsLong(known);
    Cut *cut = &cutting->cut;
    if (PyErr_Occurred() ||
        room((void **)&cut->keys, cut->different, &cutting->key_room, sizeof(Keys)))
        return -1;
    uint32_t both_ends[WIDTH];
    if (count > WIDTH) {
        memcpy(both_ends, codes, HALF * sizeof(uint32_t));
        memcpy(both_ends + HALF, codes + count - HALF, HALF * sizeof(uint32_t));
        codes = both_ends;
        count = WIDTH;
    }
    keys_of(codes, (int)count, cutting->model, &cut->keys[cut->different]);
    PyObject *number = PyLong_FromLong(cut->different);
    int failed = !number || PyDict_SetItem(cutting->words_known, word, number);
    Py_XDECREF(number);
    return failed ? -1 : cut->different++;
}

static int add_part(Cutting *cutting, PyObject *word, const uint32_t *codes, Py_ssize_t offset,
                    Py_ssize_t size) {
    int32_t id = id_of(cutting, word, codes + offset, size);
    if (id < 0 ||
        room((void **)&cutting->parts, cutting->part_count, &cutting->part_room, sizeof(Part)))
        return -1;
    cutting->parts[cutting->part_count++] = (Part){id, (int32_t)offset, (int32_t)size};
    return 0;
}

static int add_slice(Cutting *cutting, PyObject *piece, const uint32_t *codes, Py_ssize_t offset,
                     Py_ssize_t size) {
    PyObject *word = PyUnicode_Substring(piece, offset, offset + size);
    int failed = !word || add_part(cutting, word, codes, offset, size);
    Py_XDECREF(word);
    return failed ? -1 : 0;
}

/* The words of a piece that only the expression in tokens.py can cut. */
static int cut_by_expression(Cutting *cutting, PyObject *piece, const uint32_t *codes, Py_ssize_t count) {
    PyObject *places = PyObject_CallFunctionObjArgs(cutting->cutter, piece, NULL);
    if (!places) return -1;
    int failed = !PyList_Check(places) || PyList_Size(places) % 2;
    if (failed) PyErr_SetString(PyExc_TypeError, "a cutter must give a list of pairs");
    Py_ssize_t done = 0;
    for (Py_ssize_t n = 0; !failed && n < PyList_Size(places); n += 2) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GetItem(places, n));
        Py_ssize_t end = PyLong_AsSsize_t(PyList_GetItem(places, n + 1));
        if (start < done || end <= start || end > count) {
            PyErr_SetString(PyExc_ValueError, "a cutter must give places in order");
            failed = 1;
        } else {
            failed = add_slice(cutting, piece, codes, start, end - start);
        }
        done = end;
    }
    Py_DECREF(places);
    return failed ? -1 : 0;
}

static int is_opening_mark(uint32_t code) { return code == '(' || code == '"' || code == 0xAB; }

static int is_closing_mark(uint32_t code) {
    return code == ',' || code == ';' || code == ':' || code == '!' || code == '?' || code == ')';
}

static int is_digit(uint32_t code) { return code >= '0' && code <= '9'; }

static int is_letter(const Letters *known, uint32_t code) {
    return code < known->marked && known->marks[code] & ALPHA;
}

/* Whether letters and a full stop are an abbreviation, or look like one to an expression that
 * does not care for case: Latin letters from the dotless i on have such doubles. */
static int may_be_abbreviation(const Letters *known, const uint32_t *codes, Py_ssize_t count) {
    uint32_t packed = 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        if (codes[at] > MOST_CERTAIN) return 1;
        packed = packed << 8 | (codes[at] | (codes[at] < 0x80 ? 0x20 : 0));
    }
    if (count < 2) return 1;
    for (uint32_t n = 0; count <= 4 && n < known->abbreviated; n++)
        if (known->abbreviations[n] == packed) return 1;
    return 0;
}

/* Where a word of letters, with hyphens between them or not, or a number without marks ends. */
static Py_ssize_t end_of_core(const Letters *known, const uint32_t *codes, Py_ssize_t count) {
    Py_ssize_t at = 0;
    if (is_digit(codes[0])) {
        while (at < count && is_digit(codes[at])) at++;
        return at;
    }
    while (at < count && is_letter(known, codes[at])) {
        at++;
        if (at + 1 < count && codes[at] == '-' && is_letter(known, codes[at + 1])) at++;
    }
    return at;
}

/* Cut a piece that is a mark, or a word or number with a mark before or behind it or none, as
 * the expression in tokens.py would: how many words there are, with their ends; 0 of others. */
static int cut_plainly(const Letters *known, const uint32_t *codes, Py_ssize_t count, Py_ssize_t ends[3]) {
    int words = 0;
    if (count == 1) {
        ends[words++] = 1;
        return words;
    }
    if (is_opening_mark(codes[0]) && codes[1] != codes[0]) ends[words++] = 1;
    const uint32_t *core = codes + words;
    Py_ssize_t left = count - words, end = end_of_core(known, core, left);
    if (!end || end < left - 1) return 0;
    if (end == left - 1 && core[end] == '.') {
        if (is_digit(core[0])) end++; /* the full stop of an ordinal is its own */
        else if (may_be_abbreviation(known, core, end)) return 0;
    } else if (end == left - 1 && !is_closing_mark(core[end])) {
        return 0;
    }
    ends[words] = words + end;
    if (ends[words++] < count) ends[words++] = count;
    return words;
}

static int cut_piece(Cutting *cutting, PyObject *piece, const uint32_t *codes, Py_ssize_t count) {
    Py_ssize_t ends[3], start = 0;
    int words = cut_plainly(&cutting->model->letters, codes, count, ends);
    if (!words) return cut_by_expression(cutting, piece, codes, count);
    if (words == 1) return add_part(cutting, piece, codes, 0, count);
    for (int n = 0; n < words; n++) {
        if (add_slice(cutting, piece, codes, start, ends[n] - start)) return -1;
        start = ends[n];
    }
    return 0;
}

/* The number of a piece; -1 with an error set if that failed. */
static int32_t number_of(Cutting *cutting, PyObject *piece, const uint32_t *codes, Py_ssize_t count) {
    PyObject *known = PyDict_GetItemWithError(cutting->pieces_known, piece);
    if (known) return (int32_t)PyLong_AsLong(known);
    int32_t first = cutting->part_count;
    if (PyErr_Occurred() || cut_piece(cutting, piece, codes, count) ||
        room((void **)&cutting->pieces, cutting->piece_count, &cutting->piece_room, sizeof(Piece)))
        return -1;
    cutting->pieces[cutting->piece_count] = (Piece){first, cutting->part_count - first};
    PyObject *number = PyLong_FromLong(cutting->piece_count);
    int failed = !number || PyDict_SetItem(cutting->pieces_known, piece, number);
    Py_XDECREF(number);
    return failed ? -1 : cutting->piece_count++;
}

static int add_sentence(Cutting *cutting, int32_t document) {
    Cut *cut = &cutting->cut;
    if (room((void **)&cut->sentence, cut->sentences, &cutting->sentence_room, sizeof(Sentence)))
        return -1;
    cut->sentence[cut->sentences++] = (Sentence){cut->words, 0, document};
    return 0;
}

/* Add a word; `opens` says that a sentence begins with it whatever stood before. */
static int add_word(Cutting *cutting, int32_t id, Py_ssize_t start, Py_ssize_t end, int opens,
                    int32_t document) {
    Cut *cut = &cutting->cut;
    if (room((void **)&cut->word, cut->words, &cutting->word_room, sizeof(Word))) return -1;
    if (opens || cut->sentence[cut->sentences - 1].length == LONGEST)
        if (add_sentence(cutting, document)) return -1;
    cut->word[cut->words++] = (Word){id, (int32_t)start, (int32_t)end};
    cut->sentence[cut->sentences - 1].length++;
    return 0;
}

/* Where reading of a text has come: the marks of the last word's first letter, and whether a line
 * has ended since. */
typedef struct {
    int32_t document;
    int last, broken;
} Reading;

static int add_piece(Cutting *cutting, PyObject *piece, const uint32_t *codes, Py_ssize_t count,
                     Py_ssize_t place, Reading *reading) {
    int32_t number = number_of(cutting, piece, codes, count);
    if (number < 0) return -1;
    Piece cut = cutting->pieces[number];
    Py_ssize_t read = 0;
    for (int32_t n = cut.first; n < cut.first + cut.count; n++) {
        Part part = cutting->parts[n];
        /* A line may end within a piece: at a mark that is no space. */
        for (; read < part.offset; read++)
            if (codes[read] < cutting->model->letters.marked)
                reading->broken |= cutting->model->letters.marks[codes[read]] & BREAK;
        int marks = marks_of(cutting, codes[part.offset]);
        if (marks < 0) return -1;
        int opens = reading->broken || (reading->last & ENDS && marks & OPENS);
        if (add_word(cutting, part.id, place + part.offset, place + part.offset + part.size, opens,
                     reading->document))
            return -1;
        reading->last = marks;
        reading->broken = 0;
    }
    for (; read < count; read++)
        if (codes[read] < cutting->model->letters.marked)
            reading->broken |= cutting->model->letters.marks[codes[read]] & BREAK;
    return 0;
}

static int is_space(const Letters *letters, uint32_t code) {
    return code < letters->marked && letters->marks[code] & SPACE;
}

static int cut_text(PyObject *text, Cutting *cutting, int32_t document) {
    const Letters *letters = &cutting->model->letters;
    Py_ssize_t length = PyUnicode_GetLength(text), number = 0, at = 0;
    PyObject *pieces = length < 0 ? NULL : PyUnicode_Split(text, NULL, -1);
    if (!pieces) return -1;
    Reading reading = {.document = document, .broken = 1};
    int failed = 0, blanks = 0;
    if (length > INT32_MAX / 2) {
        PyErr_SetString(PyExc_OverflowError, "the text is too long");
        failed = 1;
    }
    if (!failed && length >= cutting->code_room) {
        PyMem_Free(cutting->codes);
        cutting->codes = PyMem_Malloc((size_t)(length + 1) * sizeof(uint32_t));
        cutting->code_room = cutting->codes ? length + 1 : 0;
    }
    failed = failed || !cutting->codes || !PyUnicode_AsUCS4(text, cutting->codes, length + 1, 1);
    const uint32_t *codes = cutting->codes;
    while (!failed && at < length) {
        if (is_space(letters, codes[at])) {
            blanks = codes[at] == ' ' ? blanks + 1 : 0;
            reading.broken |= blanks >= 3 || letters->marks[codes[at]] & BREAK;
            at++;
            continue;
        }
        Py_ssize_t end = at;
        while (end < length && !is_space(letters, codes[end])) end++;
        PyObject *piece = PyList_GetItem(pieces, number++);
        failed = !piece || PyUnicode_GetLength(piece) != end - at ||
                 add_piece(cutting, piece, codes + at, end - at, at, &reading);
        at = end;
        blanks = 0;
    }
    Py_DECREF(pieces);
    if (failed && !PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a text could not be cut");
    return failed ? -1 : 0;
}

int cut_texts(PyObject *texts, Cutting *cutting) {
    cutting->pieces_known = PyDict_New();
    cutting->words_known = PyDict_New();
    PyObject *none = PyUnicode_FromString("");
    int failed = !cutting->pieces_known || !cutting->words_known || !none ||
                 id_of(cutting, none, NULL, 0) < 0;
    Py_XDECREF(none);
    for (Py_ssize_t n = 0; !failed && n < PyList_Size(texts); n++)
        failed = cut_text(PyList_GetItem(texts, n), cutting, (int32_t)n);
    return failed ? -1 : 0;
}

void end_cutting(Cutting *cutting) {
    Py_XDECREF(cutting->pieces_known);
    Py_XDECREF(cutting->words_known);
    PyMem_Free(cutting->pieces);
    PyMem_Free(cutting->parts);
    PyMem_Free(cutting->codes);
    PyMem_Free(cutting->cut.word);
    PyMem_Free(cutting->cut.sentence);
    PyMem_Free(cutting->cut.keys);
}
