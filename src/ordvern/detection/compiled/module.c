/* The Python side of the compiled scan: its functions by name. */
#include "scan.h"

static PyMethodDef METHODS[] = {
    {"prepare_terms", prepare_terms, METH_VARARGS, NULL},
    {"look", look, METH_VARARGS, NULL},
    {"prepare_languages", prepare_languages, METH_VARARGS, NULL},
    {"hear", hear, METH_VARARGS, NULL},
    {"prepare_shapes", prepare_shapes, METH_VARARGS, NULL},
    {"shapes", shapes, METH_VARARGS, NULL},
    {"prepare_wide", prepare_wide, METH_O, NULL},
    {"narrow", narrow, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {
    PyModuleDef_HEAD_INIT, .m_name = "_scan", .m_size = 0, .m_methods = METHODS,
};

PyMODINIT_FUNC PyInit__scan(void) { return PyModuleDef_Init(&MODULE); }
