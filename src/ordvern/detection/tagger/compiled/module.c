/* The Python side of the compiled tagger: what it is given and what it gives back. */
#define PY_SSIZE_T_CLEAN
#include <stdlib.h>
#include <string.h>

#include "cut.h"

#define CAPSULE "ordvern.detection.tagger.compiled"
#define BUFFERS 32
#define BEGINS 1
#define GOES_ON 2

/* A model with what keeps its tables where they are. */
typedef struct {
    Model model;
    Py_buffer held[BUFFERS];
    int count;
} Held;

static void release(Held *held) {
    for (int n = 0; n < held->count; n++) PyBuffer_Release(&held->held[n]);
    PyMem_Free(held);
}

static void release_capsule(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, CAPSULE)); }

/* The table `name` of `tables`, of `count` items of `size` bytes at least, or NULL with an error. */
static const void *table(Held *held, PyObject *tables, const char *name, Py_ssize_t count,
                         Py_ssize_t size, uint32_t *items) {
    PyObject *given = PyDict_GetItemString(tables, name);
    if (held->count == BUFFERS) return PyErr_Format(PyExc_ValueError, "too many tables");
    Py_buffer *buffer = &held->held[held->count];
    if (!given) return PyErr_Format(PyExc_KeyError, "no table %s", name);
    if (PyObject_GetBuffer(given, buffer, PyBUF_C_CONTIGUOUS)) return NULL;
    held->count++;
    if (buffer->len % size || buffer->len / size < count || buffer->len / size > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "table %s has a wrong size", name);
    if (items) *items = (uint32_t)(buffer->len / size);
    return buffer->buf;
}

static int read_letters(Held *held, PyObject *tables) {
    Letters *letters = &held->model.letters;
    uint32_t classes;
    return (letters->lower = table(held, tables, "lower", 1, 4, &letters->known)) &&
           (letters->classes = table(held, tables, "classes", 1, 1, &classes)) &&
           (letters->marks = table(held, tables, "marks", 1, 1, &letters->marked)) &&
           (letters->abbreviations =
                table(held, tables, "abbreviations", 1, 4, &letters->abbreviated)) &&
           classes == letters->known;
}

static int read_dictionary(Held *held, PyObject *tables) {
    Dictionary *known = &held->model.dictionary;
    Py_ssize_t size;
    if (!(known->keys = table(held, tables, "keys", 1, 4, &known->size))) return 0;
    size = known->size;
    return (known->firsts = table(held, tables, "firsts", (1 << 16) + 1, 4, NULL)) &&
           (known->lists = table(held, tables, "lists", size, 1, NULL)) &&
           (known->habit = table(held, tables, "case", size, 1, NULL)) &&
           (known->cluster = table(held, tables, "cluster", size, 2, NULL)) &&
           (known->coarse = table(held, tables, "coarse", 1, 1, &known->clusters));
}

static int read_weights(Held *held, PyObject *tables, const char *table_name, const char *moves_name,
                        const char *scale_name, int bits, Weights *weights) {
    const double *moves, *scale;
    if (!(weights->table = table(held, tables, table_name, (Py_ssize_t)LABELS << bits, 1, NULL)) ||
        !(moves = table(held, tables, moves_name, LABELS * LABELS, 8, NULL)) ||
        !(scale = table(held, tables, scale_name, 1, 8, NULL)))
        return 0;
    memcpy(weights->moves, moves, sizeof(weights->moves));
    weights->scale = (float)*scale;
    return 1;
}

/* A plan is a list of whole numbers: the bits of its table, then for each template its salt, how
 * many parts it has, and a column and an offset for each. */
static int read_plan(Held *held, PyObject *tables, const char *name, int columns, int middle, Plan *plan) {
    uint32_t items;
    const uint64_t *at = table(held, tables, name, 1, 8, &items), *end = at + items;
    if (!at) return 0;
    plan->bits = (int)*at++;
    for (; plan->count < MOST_TEMPLATES && end - at >= 2; plan->count++) {
        Template *template = &plan->of[plan->count];
        template->salt = *at++;
        template->parts = (int)*at++;
        if (template->parts < 1 || template->parts > PARTS || end - at < 2 * template->parts) break;
        for (int part = 0; part < template->parts; part++) {
            template->column[part] = (int)*at++;
            template->offset[part] = (int)(int64_t)*at++;
            if (template->column[part] < 0 || template->column[part] >= columns ||
                abs(template->offset[part]) > middle)
                at = end + 1;
        }
        if (at > end) break;
    }
    if (at == end && plan->bits > 0 && plan->bits < 30) return 1;
    PyErr_Format(PyExc_ValueError, "plan %s cannot be read", name);
    return 0;
}

static int read_model(Held *held, PyObject *tables) {
    Model *model = &held->model;
    return read_letters(held, tables) && read_dictionary(held, tables) &&
           read_plan(held, tables, "alone", KEYS, REACH, &model->alone) &&
           read_plan(held, tables, "joined", KEYS + 1, REACH, &model->joined) &&
           read_plan(held, tables, "again", VALUES, REACH, &model->again) &&
           read_weights(held, tables, "table1", "moves1", "scale1", model->alone.bits, &model->first) &&
           read_weights(held, tables, "table2", "moves2", "scale2", model->again.bits, &model->second) &&
           model->joined.bits == model->alone.bits;
}

static PyObject *prepare(PyObject *module, PyObject *tables) {
    Held *held = PyMem_Calloc(1, sizeof(Held));
    if (!held) return PyErr_NoMemory();
    PyObject *capsule = NULL;
    if (!PyDict_Check(tables)) PyErr_SetString(PyExc_TypeError, "tables must be a dict");
    else if (read_model(held, tables)) capsule = PyCapsule_New(held, CAPSULE, release_capsule);
    else if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "the tables do not fit together");
    if (!capsule) release(held);
    return capsule;
}

static float person(const float *chances) { return chances[BEGINS] + chances[GOES_ON]; }

/* The names of a sentence, appended to `found`; see persons.spans_of. */
static int add_names(const Cut *cut, const Sentence *sentence, const float *chances, float threshold,
                     PyObject *found) {
    int32_t word = sentence->start, end = word + sentence->length;
    while (word < end) {
        float highest = person(chances + (size_t)word * LABELS);
        int32_t first = word++;
        if (!(highest > threshold)) continue;
        for (; word < end; word++) {
            const float *here = chances + (size_t)word * LABELS;
            if (!(person(here) > threshold) || here[BEGINS] >= here[GOES_ON]) break;
            if (person(here) > highest) highest = person(here);
        }
        PyObject *name = Py_BuildValue("(iiid)", (int)sentence->document, (int)cut->word[first].start,
                                       (int)cut->word[word - 1].end, (double)highest);
        int failed = !name || PyList_Append(found, name);
        Py_XDECREF(name);
        if (failed) return -1;
    }
    return 0;
}

static PyObject *names_in(const Cut *cut, const Model *model, float threshold) {
    float *chances = PyMem_Malloc((size_t)(cut->words + 1) * LABELS * sizeof(float));
    PyObject *found = chances ? PyList_New(0) : NULL;
    int failed = 0;
    if (found) {
        Py_BEGIN_ALLOW_THREADS
        failed = cut->words && read_twice(cut, model, chances);
        Py_END_ALLOW_THREADS
    }
    if (!found || failed) PyErr_NoMemory();
    for (int32_t number = 0; found && !failed && number < cut->sentences; number++)
        failed = add_names(cut, cut->sentence + number, chances, threshold, found);
    PyMem_Free(chances);
    if (failed) Py_CLEAR(found);
    return found;
}

/* Words with the numbers of their sentences; what `persons` reads, for whoever compares. */
static PyObject *words_in(const Cut *cut, const Model *model, float threshold) {
    PyObject *found = PyList_New(0);
    for (int32_t number = 0; found && number < cut->sentences; number++) {
        const Sentence *sentence = cut->sentence + number;
        for (int32_t n = sentence->start; found && n < sentence->start + sentence->length; n++) {
            PyObject *word = Py_BuildValue("(iiii)", (int)sentence->document, (int)cut->word[n].start,
                                           (int)cut->word[n].end, (int)number);
            if (!word || PyList_Append(found, word)) Py_CLEAR(found);
            Py_XDECREF(word);
        }
    }
    return found;
}

static PyObject *cut_and(PyObject *args, PyObject *(*use)(const Cut *, const Model *, float)) {
    PyObject *capsule, *texts, *cutter, *placer, *found = NULL;
    double threshold = 0;
    Cutting cutting = {0};
    if (!PyArg_ParseTuple(args, "OO!OO|d", &capsule, &PyList_Type, &texts, &cutter, &placer, &threshold))
        return NULL;
    Held *held = PyCapsule_GetPointer(capsule, CAPSULE);
    if (!held) return NULL;
    cutting.model = &held->model;
    cutting.cutter = cutter;
    cutting.placer = placer;
    if (!cut_texts(texts, &cutting)) found = use(&cutting.cut, &held->model, (float)threshold);
    end_cutting(&cutting);
    return found;
}

static PyObject *persons(PyObject *module, PyObject *args) { return cut_and(args, names_in); }

static PyObject *words(PyObject *module, PyObject *args) { return cut_and(args, words_in); }

static PyMethodDef METHODS[] = {
    {"prepare", prepare, METH_O, NULL},
    {"persons", persons, METH_VARARGS, NULL},
    {"words", words, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {
    PyModuleDef_HEAD_INIT, .m_name = "_tagger", .m_size = 0, .m_methods = METHODS,
};

PyMODINIT_FUNC PyInit__tagger(void) { return PyModuleDef_Init(&MODULE); }
