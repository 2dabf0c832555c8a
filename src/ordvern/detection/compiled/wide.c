/* Texts with characters beyond Latin-1 as bytes, one for each code point; see narrow.py. What stands
 * for such a character Python is asked once. */
#include "wide.h"

#define CAPSULE "ordvern.detection.compiled.wide"

/* The byte that stands for a character, or -1 with an error set. */
static int ask(Wide *wide, Py_UCS4 code) {
    PyObject *letter = PyUnicode_FromOrdinal((int)code);
    PyObject *told = letter ? PyObject_CallFunctionObjArgs(wide->asked, letter, NULL) : NULL;
    long byte = told ? PyLong_AsLong(told) : -1;
    Py_XDECREF(letter);
    Py_XDECREF(told);
    if (byte >= 1 && byte < BYTES) return (int)byte;
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a byte must stand for a character");
    return -1;
}

static int byte_of(Wide *wide, Py_UCS4 code) {
    if (code < BYTES) return (int)code;
    if (code >> 16) return ask(wide, code);
    if (!wide->known[code]) {
        int byte = ask(wide, code);
        if (byte < 0) return -1;
        wide->known[code] = (unsigned char)byte;
    }
    return wide->known[code];
}

/* Put the bytes of a text of `size` characters; -1 with an error set if that failed. */
int put_narrow(Wide *wide, PyObject *text, Py_ssize_t size, unsigned char *into) {
    Py_UCS4 *codes = PyUnicode_AsUCS4Copy(text);
    int failed = !codes;
    for (Py_ssize_t at = 0; !failed && at < size; at++) {
        int byte = byte_of(wide, codes[at]);
        failed = byte < 0;
        into[at] = (unsigned char)byte;
    }
    PyMem_Free(codes);
    return failed ? -1 : 0;
}

Wide *wide_of(PyObject *capsule) { return PyCapsule_GetPointer(capsule, CAPSULE); }

/* narrow(wide, text): the bytes of a text. */
PyObject *narrow(PyObject *module, PyObject *args) {
    PyObject *capsule, *text;
    if (!PyArg_ParseTuple(args, "OO!", &capsule, &PyUnicode_Type, &text)) return NULL;
    PyObject *latin = PyUnicode_AsLatin1String(text);
    if (latin || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return latin;
    PyErr_Clear();
    Wide *wide = wide_of(capsule);
    Py_ssize_t size = PyUnicode_GetLength(text);
    PyObject *made = wide ? PyBytes_FromStringAndSize(NULL, size) : NULL;
    if (made && put_narrow(wide, text, size, (unsigned char *)PyBytes_AsString(made))) Py_CLEAR(made);
    return made;
}

static void release_capsule(PyObject *capsule) {
    Wide *wide = wide_of(capsule);
    Py_XDECREF(wide->asked);
    PyMem_Free(wide);
}

/* prepare_wide(asked): `asked` tells the byte that stands for a character, from 1 on. */
PyObject *prepare_wide(PyObject *module, PyObject *asked) {
    Wide *wide = PyMem_Calloc(1, sizeof(Wide));
    if (!wide) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(wide, CAPSULE, release_capsule);
    if (!capsule) {
        PyMem_Free(wide);
        return NULL;
    }
    Py_INCREF(asked);
    wide->asked = asked;
    return capsule;
}
