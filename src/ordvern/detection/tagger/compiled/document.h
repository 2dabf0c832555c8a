/* What the first reading tells of the same words elsewhere in a document; see document.py. */
#ifndef ORDVERN_DOCUMENT_H
#define ORDVERN_DOCUMENT_H

#include "tagger.h"

/* Places are words with GAP empty places around each sentence; `ids` is 0 there. */
typedef struct {
    int32_t places, groups;
    const int32_t *ids;
    const Keys *keys;
    const int32_t *group; /* of each different word: the same for a genitive and its word */
    const float *chances; /* places x LABELS */
} Read;

typedef struct {
    uint8_t at[VALUES];
} Values;

typedef struct Sums Sums;

Sums *new_sums(int32_t groups);
void free_sums(Sums *sums);
/* Fill `values` but V_MODE and V_NAMED, and `least` (how likely each place is a person by the
 * other places of its word alone), of places from `first` to `end`, which are one stretch. */
void tell(const Read *read, int32_t first, int32_t end, Sums *sums, Values *values, float *least);
/* A group for each of `count` different words, in `group`; how many groups there may be, or -1. */
int32_t group_words(const Keys *keys, int32_t count, int32_t *group);

#endif
