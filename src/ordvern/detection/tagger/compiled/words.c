/* Words as numbers; see words.py, dictionary.py and features.keys_of. */
#include "tagger.h"

#define SEED 0xCBF29CE484222325ULL
#define PRIME 0x9E3779B97F4A7C15ULL
#define FIRST_MIX 0x9E3779B97F4A7C15ULL
#define SECOND_MIX 0xC2B2AE3D27D4EB4FULL
#define THIRD_MIX 0x165667B19E3779F9ULL
#define OF_STEM 16
#define OF_PART 32
#define PREFIXES 3
#define SUFFIXES 5
#define TRIGRAMS 8
#define MOST_SIZE 10

/* A word's letters, with zeros behind them. */
typedef struct {
    uint32_t codes[WIDTH], lower[WIDTH + TRIGRAMS];
    uint8_t classes[WIDTH];
    int length, amounts[OTHER + 1], hyphens, first_hyphen, last_hyphen;
} Letters_of;

static uint64_t step(uint64_t state, uint64_t code) {
    uint64_t mixed = (state ^ code) * PRIME;
    return mixed ^ (mixed >> 29);
}

static uint64_t rolled(const uint32_t *codes, int count) {
    uint64_t state = SEED;
    for (int at = 0; at < count; at++) state = step(state, codes[at]);
    return state;
}

static uint64_t pair(uint64_t one, uint64_t other) {
    uint64_t mixed = (one + SECOND_MIX) * FIRST_MIX;
    mixed ^= other * THIRD_MIX;
    return mixed ^ (mixed >> 31);
}

static int is_hyphen(uint32_t code) { return code == 0x2D || code == 0x2010 || code == 0x2011; }

static int is_apostrophe(uint32_t code) { return code == '\'' || code == 0x2019; }

static void read_letters(const uint32_t *codes, int count, const Letters *known, Letters_of *out) {
    *out = (Letters_of){.first_hyphen = -1, .last_hyphen = -1};
    for (int at = 0; at < count; at++) {
        uint32_t code = codes[at];
        int within = code < known->known;
        out->codes[at] = code;
        out->lower[at] = within ? known->lower[code] : code;
        out->classes[at] = within ? known->classes[code] : LETTER;
        out->amounts[out->classes[at]]++;
        out->length += code != 0;
        if (is_hyphen(code)) {
            if (!out->hyphens++) out->first_hyphen = at;
            out->last_hyphen = at;
        }
    }
}

static int caps_of(const Letters_of *word) {
    int upper = word->amounts[CAPITAL], small = word->amounts[SMALL] + word->amounts[LETTER];
    int dotted = word->length && word->codes[word->length - 1] == '.' && !small;
    if (!upper && !small) return word->amounts[DIGIT] ? 5 : 6;
    if (!upper) return 0;
    if (upper == 1 && word->length == 1) return 7;
    if (dotted && word->length <= 4) return 2;
    if (!small) return 3;
    return word->classes[0] == CAPITAL && (upper == 1 || word->hyphens) ? 1 : 4;
}

static uint64_t shape_of(const Letters_of *word) {
    uint64_t state = SEED;
    for (int at = 0; at < WIDTH && word->classes[at]; at++)
        if (!at || word->classes[at] != word->classes[at - 1])
            state = step(state, word->classes[at]);
    return state;
}

/* Letters before a genitive ending, or 0 where there is none. */
static int stem_length(const Letters_of *word) {
    if (word->length <= 2) return 0;
    uint32_t last = word->lower[word->length - 1], before = word->lower[word->length - 2];
    if (last == 's') return word->length - 1 - is_apostrophe(before);
    return is_apostrophe(last) ? word->length - 1 : 0;
}

/* The row of a key; 0, which stands for nothing known, where there is none. */
static uint32_t row(uint64_t key, const Dictionary *dictionary) {
    uint32_t wanted = (uint32_t)(key >> 32);
    uint32_t low = dictionary->firsts[wanted >> 16], high = dictionary->firsts[(wanted >> 16) + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (dictionary->keys[middle] < wanted) low = middle + 1;
        else high = middle;
    }
    return low < dictionary->size && dictionary->keys[low] == wanted ? low : 0;
}

static void look_up(const Letters_of *word, const Dictionary *known, Keys *keys, uint64_t marks) {
    uint32_t whole = row(keys->at[K_LOWER], known), stem = row(keys->at[K_STEM], known);
    uint8_t lists = known->lists[whole];
    if (!lists && known->lists[stem]) lists = known->lists[stem] | OF_STEM;
    if (word->hyphens && !lists) {
        int first = word->first_hyphen, last = word->last_hyphen, length = word->length;
        uint64_t head = first > 0 && first < length - 1 ? rolled(word->lower, first) : 0;
        uint64_t tail = last > 0 ? rolled(word->lower + last + 1, length - 1 - last) : 0;
        uint8_t of_parts = known->lists[row(head, known)] | known->lists[row(tail, known)];
        if (of_parts) lists = of_parts | OF_PART;
    }
    uint32_t best = !known->cluster[whole] && stem ? stem : whole;
    uint16_t cluster = known->cluster[best];
    uint64_t habit = known->habit[whole ? whole : stem], caps = keys->at[K_CAPS];
    keys->at[K_LISTS] = lists ^ marks;
    keys->at[K_CASE] = habit;
    keys->at[K_CLUSTER] = pair(cluster, marks);
    keys->at[K_COARSE] = pair(cluster < known->clusters ? known->coarse[cluster] : 0, marks);
    keys->at[K_KIND] = pair(pair(lists, habit), pair(caps, marks));
    keys->at[K_NAMED] = pair(lists, caps);
    keys->at[K_ENDED] = pair(keys->at[K_SUF2], lists);
}

/* `count` is WIDTH at most: of longer words both ends count. */
void keys_of(const uint32_t *codes, int count, const Model *model, Keys *out) {
    Letters_of word;
    read_letters(codes, count, &model->letters, &word);
    int length = word.length, caps = caps_of(&word), stem = stem_length(&word);
    uint64_t state = SEED, prefixes[WIDTH + 1] = {SEED};
    for (int at = 0; at < length; at++) prefixes[at + 1] = state = step(state, word.lower[at]);
    out->at[K_WORD] = rolled(word.codes, length);
    out->at[K_LOWER] = state;
    out->at[K_STEM] = stem ? prefixes[stem] : 0;
    out->at[K_SHAPE] = shape_of(&word);
    out->at[K_CAPS] = (uint64_t)caps;
    for (int n = 0; n < PREFIXES; n++)
        out->at[K_PRE2 + n] = prefixes[n + 2 < length ? n + 2 : length];
    state = SEED;
    for (int n = 0; n < SUFFIXES; n++) {
        state = step(state, n < length ? word.lower[length - 1 - n] : 0);
        out->at[K_SUF1 + n] = state;
    }
    for (int n = 0; n < TRIGRAMS; n++)
        out->at[K_TRI0 + n] =
            step(step(step(SEED, word.lower[n]), word.lower[n + 1]), word.lower[n + 2]);
    uint64_t marks = caps == 5 || caps == 6 ? out->at[K_LOWER] : 0;
    out->at[K_SIZED] = pair((uint64_t)caps, (uint64_t)(length < MOST_SIZE ? length : MOST_SIZE));
    out->at[K_FORMED] = pair(out->at[K_SUF3], (uint64_t)caps);
    look_up(&word, &model->dictionary, out, marks);
}
