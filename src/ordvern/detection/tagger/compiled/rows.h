/* Rows of tables of weights for templates; see templates.py. */
#ifndef ORDVERN_ROWS_H
#define ORDVERN_ROWS_H

#include "tagger.h"

#define FIRST_MIX 0x9E3779B97F4A7C15ULL
#define MIX 0xFF51AFD7ED558CCDULL

static const uint64_t MULTIPLIERS[PARTS] = {
    FIRST_MIX, 0xC2B2AE3D27D4EB4FULL, 0x165667B19E3779F9ULL
};

static inline uint64_t finish(uint64_t mixed, const Template *template, int bits) {
    mixed = (mixed ^ template->salt) * MIX;
    return ((mixed ^ (mixed >> 33)) * FIRST_MIX) >> (64 - bits);
}

static inline uint64_t row_alone(uint64_t key, const Template *template, int bits) {
    return finish(key * FIRST_MIX, template, bits);
}

static inline uint64_t row_of(const uint64_t *parts, const Template *template, int bits) {
    uint64_t mixed = 0;
    for (int n = 0; n < template->parts; n++) {
        uint64_t part = ((parts[n] + (uint64_t)n + 1) ^ mixed) * MULTIPLIERS[n];
        mixed = part ^ (part >> 32);
    }
    return finish(mixed, template, bits);
}

static inline void add_weights(const int8_t *row, int16_t *scores) {
    for (int label = 0; label < LABELS; label++)
        scores[label] = (int16_t)(scores[label] + row[label]);
}

#endif
