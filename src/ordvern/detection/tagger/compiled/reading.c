/* Both readings of a text that is cut into words; see model.py. */
#include <stdlib.h>

#include "document.h"
#include "rows.h"

enum { PLAIN, CAPITALS, IN_SMALL, SHORT };

/* What the readings need beside the words, one of each for a text. */
typedef struct {
    int32_t places;
    int32_t *ids, *group;
    int16_t (*of_word)[OFFSETS][LABELS]; /* what a word speaks for by itself, by its offset */
    uint8_t *modes;                      /* of each sentence */
    float *once, *least;
    Values *values;
    Sums *sums;
} Work;

static void *many(int32_t count, size_t size) { return malloc((size_t)(count > 0 ? count : 1) * size); }

static void give_back(Work *work) {
    free(work->ids);
    free(work->group);
    free(work->of_word);
    free(work->modes);
    free(work->once);
    free(work->least);
    free(work->values);
    free_sums(work->sums);
}

static int take(Work *work, const Cut *cut) {
    int32_t places = work->places = cut->words + GAP * (cut->sentences + 1);
    work->ids = calloc((size_t)places, sizeof(int32_t));
    work->group = many(cut->different, sizeof(int32_t));
    work->of_word = calloc((size_t)cut->different, sizeof(*work->of_word));
    work->modes = many(cut->sentences, sizeof(uint8_t));
    work->once = calloc((size_t)places * LABELS, sizeof(float));
    work->least = many(places, sizeof(float));
    work->values = many(places, sizeof(Values));
    return work->ids && work->group && work->of_word && work->modes && work->once && work->least &&
           work->values;
}

/* The place of a sentence's first word. */
static int32_t place_of_first(const Cut *cut, int32_t number) {
    return cut->sentence[number].start + GAP * (number + 1);
}

static uint8_t mode_of(const Cut *cut, const Sentence *sentence) {
    int capitals = 0, mixed = 0, small = 0, upper = 0;
    for (int32_t word = sentence->start; word < sentence->start + sentence->length; word++) {
        uint64_t caps = cut->keys[cut->word[word].id].at[K_CAPS];
        capitals += caps == 3;
        mixed += caps == 0 || caps == 1 || caps == 4;
        small += caps == 0;
        upper += caps >= 1 && caps <= 4;
    }
    if (capitals > mixed) return CAPITALS;
    if (!upper && small >= 3) return IN_SMALL;
    return upper + small < 3 ? SHORT : PLAIN;
}

static void weigh_words(const Cut *cut, const Model *model, Work *work) {
    const Plan *plan = &model->alone;
    const int8_t *rows[MOST_TEMPLATES];
    for (int32_t word = 0; word < cut->different; word++) {
        for (int n = 0; n < plan->count; n++) {
            const Template *template = &plan->of[n];
            uint64_t key = cut->keys[word].at[template->column[0]];
            rows[n] = model->first.table + LABELS * row_alone(key, template, plan->bits);
            __builtin_prefetch(rows[n]);
        }
        for (int n = 0; n < plan->count; n++)
            add_weights(rows[n], work->of_word[word][plan->of[n].offset[0] + REACH]);
    }
}

static void lay(const Cut *cut, Work *work) {
    for (int32_t number = 0; number < cut->sentences; number++) {
        const Sentence *sentence = cut->sentence + number;
        int32_t *ids = work->ids + place_of_first(cut, number);
        for (int32_t n = 0; n < sentence->length; n++) ids[n] = cut->word[sentence->start + n].id;
        work->modes[number] = mode_of(cut, sentence);
    }
    for (int32_t at = 0; at < work->places; at++) work->once[(size_t)at * LABELS] = 1;
}

static void rows_once(const Cut *cut, const Model *model, const int32_t *ids, uint64_t mode,
                      const int8_t **rows) {
    for (int n = 0; n < model->joined.count; n++) {
        const Template *template = &model->joined.of[n];
        uint64_t parts[PARTS];
        for (int part = 0; part < template->parts; part++) {
            int column = template->column[part];
            parts[part] = column == KEYS ? mode : cut->keys[ids[template->offset[part]]].at[column];
        }
        rows[n] = model->first.table + LABELS * row_of(parts, template, model->joined.bits);
        __builtin_prefetch(rows[n]);
    }
}

static void read_once(const Cut *cut, const Model *model, int32_t number, Work *work) {
    int16_t scores[LONGEST][LABELS] = {{0}};
    int count = cut->sentence[number].length;
    const int32_t *ids = work->ids + place_of_first(cut, number);
    const int8_t *rows[2][MOST_TEMPLATES];
    for (int at = 0; at <= count; at++) {
        /* Rows are asked for one place ahead of their use: memory is what takes time. */
        if (at < count) rows_once(cut, model, ids + at, work->modes[number], rows[at % 2]);
        if (!at) continue;
        for (int n = 0; n < model->joined.count; n++) add_weights(rows[(at - 1) % 2][n], scores[at - 1]);
        for (int offset = -REACH; offset <= REACH; offset++)
            for (int label = 0; label < LABELS; label++)
                scores[at - 1][label] = (int16_t)(scores[at - 1][label] +
                    work->of_word[ids[at - 1 + offset]][offset + REACH][label]);
    }
    chances_of(scores[0], count, &model->first,
               work->once + (size_t)place_of_first(cut, number) * LABELS);
}

static int tell_all(const Cut *cut, Work *work) {
    int32_t groups = group_words(cut->keys, cut->different, work->group);
    if (groups < 0 || !(work->sums = new_sums(groups))) return -1;
    Read read = {work->places, groups, work->ids, cut->keys, work->group, work->once};
    int32_t first = 0;
    for (int32_t number = 1; number <= cut->sentences; number++) {
        int last = number == cut->sentences;
        if (!last && cut->sentence[number].document == cut->sentence[number - 1].document) continue;
        int32_t end = last ? work->places : place_of_first(cut, number) - GAP;
        for (; first < end; first += STRETCH) {
            int32_t stop = end - first < STRETCH ? end : first + STRETCH;
            tell(&read, first, stop, work->sums, work->values, work->least);
        }
        first = end;
    }
    return 0;
}

static uint64_t value_of(const Cut *cut, const Work *work, int32_t place, int column, uint8_t mode) {
    if (column == V_MODE) return mode;
    if (column == V_NAMED) return cut->keys[work->ids[place]].at[K_NAMED];
    return work->values[place].at[column];
}

static void raise(float *chances, float least) {
    float person = chances[1] + chances[2];
    if (!(person < least)) return;
    float share = least / (person > 1e-12f ? person : 1e-12f);
    float others = 1 - person, rest = (1 - least) / (others > 1e-12f ? others : 1e-12f);
    for (int label = 0; label < LABELS; label++) chances[label] *= label == 1 || label == 2 ? share : rest;
}

static void read_again(const Cut *cut, const Model *model, int32_t number, const Work *work, float *out) {
    int16_t scores[LONGEST][LABELS] = {{0}};
    int32_t first = place_of_first(cut, number);
    int count = cut->sentence[number].length;
    for (int at = 0; at < count; at++)
        for (int n = 0; n < model->again.count; n++) {
            const Template *template = &model->again.of[n];
            uint64_t parts[PARTS];
            for (int part = 0; part < template->parts; part++)
                parts[part] = value_of(cut, work, first + at + template->offset[part],
                                       template->column[part], work->modes[number]);
            add_weights(model->second.table + LABELS * row_of(parts, template, model->again.bits),
                        scores[at]);
        }
    chances_of(scores[0], count, &model->second, out);
    for (int at = 0; at < count; at++) raise(out + at * LABELS, work->least[first + at]);
}

int read_twice(const Cut *cut, const Model *model, float *out) {
    Work work = {0};
    int done = -1;
    if (take(&work, cut)) {
        lay(cut, &work);
        weigh_words(cut, model, &work);
        for (int32_t number = 0; number < cut->sentences; number++) read_once(cut, model, number, &work);
        done = tell_all(cut, &work);
        for (int32_t number = 0; !done && number < cut->sentences; number++)
            read_again(cut, model, number, &work, out + (size_t)cut->sentence[number].start * LABELS);
    }
    give_back(&work);
    return done;
}
