/* What the first reading tells of the same words elsewhere in a document; see document.py. */
#include "document.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NONE 99
#define CARRIED 0.3

static const double SURE[] = {0.003, 0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93, 0.985};
static const double SHARES[] = {0.01, 0.06, 0.2, 0.4, 0.6, 0.8, 0.95};
static const double TIMES[] = {2, 3, 5};
#define BINNED(value, edges) binned(value, edges, sizeof(edges) / sizeof((edges)[0]))

/* Of a word's places, those in small letters apart from those with capitals. */
typedef struct {
    double times, person, later, rival, highest, led, led_person, led_rival;
} Alike;

/* Of a word's places that may be names, whatever their capitals. */
typedef struct {
    double surest, person, led;
    uint8_t small;
} Named;

struct Sums {
    Alike *alike;
    Named *named;
};

typedef struct {
    double person, begins, later, rival, led;
    int label, small, caps;
} Place;

Sums *new_sums(int32_t groups) {
    Sums *sums = calloc(1, sizeof(Sums));
    if (!sums) return NULL;
    sums->alike = malloc(2 * (size_t)groups * sizeof(Alike));
    sums->named = malloc((size_t)groups * sizeof(Named));
    if (sums->alike && sums->named) return sums;
    free_sums(sums);
    return NULL;
}

void free_sums(Sums *sums) {
    if (!sums) return;
    free(sums->alike);
    free(sums->named);
    free(sums);
}

static uint8_t binned(double value, const double *edges, size_t count) {
    uint8_t bin = 0;
    while (bin < count && edges[bin] <= value) bin++;
    return bin;
}

static int may_be_named(int caps) { return caps == 1 || caps == 3 || caps == 4; }

static Place place_of(const Read *read, int32_t at) {
    const float *chances = read->chances + (size_t)at * LABELS;
    Place place = {.label = 0};
    float rival = chances[3];
    for (int label = 1; label < LABELS; label++)
        if (chances[label] > chances[place.label]) place.label = label;
    for (int label = 4; label < LABELS; label++) rival += chances[label];
    place.person = (double)(float)(chances[1] + chances[2]);
    place.begins = chances[1];
    place.later = chances[2];
    place.rival = rival;
    place.caps = (int)read->keys[read->ids[at]].at[K_CAPS];
    place.small = place.caps == 0;
    if (at) {
        int32_t before = read->ids[at - 1];
        place.led = before > 0 && read->keys[before].at[K_CAPS] == 0;
    }
    return place;
}

static Alike *alike(const Read *read, int32_t at, const Place *place, const Sums *sums) {
    return sums->alike + 2 * (size_t)read->group[read->ids[at]] + place->small;
}

static void clear(const Read *read, int32_t at, Sums *sums) {
    int32_t group = read->group[read->ids[at]];
    memset(sums->alike + 2 * (size_t)group, 0, 2 * sizeof(Alike));
    memset(sums->named + group, 0, sizeof(Named));
}

static void add(const Read *read, int32_t at, Sums *sums) {
    Place place = place_of(read, at);
    Alike *own = alike(read, at, &place, sums);
    own->times += 1;
    own->person += place.person;
    own->later += place.later;
    own->rival += place.rival;
    own->led += place.led;
    own->led_person += place.person * place.led;
    own->led_rival += place.rival * place.led;
    if (place.person > own->highest) own->highest = place.person;
    Named *named = sums->named + read->group[read->ids[at]];
    named->small |= (uint8_t)place.small;
    if (may_be_named(place.caps) && place.led > 0) {
        named->led += 1;
        named->person += place.person;
        if (place.person > named->surest) named->surest = place.person;
    }
}

static uint8_t mean(double total, double own, double times) {
    return times > 1 ? BINNED((total - own) / (times - 1), SHARES) : NONE;
}

static uint8_t mean_where(double total, double own, double count) {
    return count > 0 ? BINNED((total - own) / count, SHARES) : NONE;
}

static float carried(const Named *named) {
    double count = named->led > 1 ? named->led : 1;
    return (float)(CARRIED * sqrt(named->surest * (named->person / count)));
}

static void value(const Read *read, int32_t at, const Sums *sums, Values *out, float *least) {
    Place place = place_of(read, at);
    const Alike *own = alike(read, at, &place, sums);
    const Named *named = sums->named + read->group[read->ids[at]];
    /* Places of words that stand but once have no others, led up to or not. */
    double led = own->times > 1 ? own->led - place.led : 0;
    out->at[V_SURE] = BINNED(place.person, SURE);
    out->at[V_BEGINS] = BINNED(place.begins, SHARES);
    out->at[V_LABEL] = (uint8_t)place.label;
    out->at[V_TIMES] = BINNED(own->times, TIMES);
    out->at[V_MOST] = BINNED(own->highest, SHARES);
    out->at[V_MEAN] = mean(own->person, place.person, own->times);
    out->at[V_LATER] = mean(own->later, place.later, own->times);
    out->at[V_RIVAL] = mean(own->rival, place.rival, own->times);
    out->at[V_LED] = (uint8_t)place.led;
    out->at[V_FIRM] = mean_where(own->led_person, place.person * place.led, led);
    out->at[V_STRANGE] = mean_where(own->led_rival, place.rival * place.led, led);
    out->at[V_SMALL] = named->small;
    out->at[V_CAPS] = (uint8_t)place.caps;
    *least = may_be_named(place.caps) ? carried(named) : 0;
}

void tell(const Read *read, int32_t first, int32_t end, Sums *sums, Values *values, float *least) {
    for (int32_t at = first; at < end; at++) clear(read, at, sums);
    for (int32_t at = first; at < end; at++) add(read, at, sums);
    for (int32_t at = first; at < end; at++) value(read, at, sums, values + at, least + at);
}

/* The number of a key in a table of `size` (a power of two); -1 and its free slot if it has none. */
static int32_t number(uint64_t key, const uint64_t *keys, const int32_t *table, uint32_t size,
                      uint32_t *slot) {
    uint32_t at = (uint32_t)(key >> 32) & (size - 1);
    while (table[at] >= 0 && keys[at] != key) at = (at + 1) & (size - 1);
    *slot = at;
    return table[at];
}

int32_t group_words(const Keys *keys, int32_t count, int32_t *group) {
    uint32_t size = 16, slot;
    while (size < 2 * (uint32_t)count) size *= 2;
    int32_t *table = malloc(size * sizeof(int32_t)), groups = 0;
    uint64_t *known = malloc(size * sizeof(uint64_t));
    if (!table || !known) {
        free(table);
        free(known);
        return -1;
    }
    memset(table, 0xFF, size * sizeof(int32_t));
    for (int32_t word = 0; word < count; word++) {
        uint64_t lower = keys[word].at[K_LOWER];
        int32_t found = number(lower, known, table, size, &slot);
        if (found < 0) {
            known[slot] = lower;
            table[slot] = found = groups++;
        }
        group[word] = found;
    }
    for (int32_t word = 0; word < count; word++) {
        uint64_t stem = keys[word].at[K_STEM];
        int32_t found = stem ? number(stem, known, table, size, &slot) : -1;
        if (found >= 0) group[word] = found;
    }
    free(table);
    free(known);
    return groups;
}
