/* A byte for each character beyond Latin-1. */
#ifndef ORDVERN_WIDE_H
#define ORDVERN_WIDE_H

#include "scan.h"

/* What Python has told of characters so far; 0 where it was not asked yet. */
typedef struct {
    unsigned char known[1 << 16];
    PyObject *asked;
} Wide;

Wide *wide_of(PyObject *capsule);
int put_narrow(Wide *wide, PyObject *text, Py_ssize_t size, unsigned char *into);

#endif
