/* What the compiled tagger's files share. Each file does what the Python module of the same name
 * does, to the last bit but for the rounding of chances; those modules say why. */
#ifndef ORDVERN_TAGGER_H
#define ORDVERN_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#define LABELS 8
#define GAP 2
#define STRETCH 2000
#define LONGEST 64 /* words of a sentence */
#define WIDTH 20   /* letters of a word that count */
#define PARTS 3    /* parts of a template */
#define REACH 2    /* places that a template looks to either side */
#define OFFSETS (2 * REACH + 1)
#define MOST_TEMPLATES 64

/* Marks of a character, as in letters.py; ALPHA is the compiled tagger's own. */
enum { SPACE = 1, BREAK = 2, ENDS = 4, OPENS = 8, ALPHA = 16 };
/* Classes of a character, as in letters.py; 0 is the end of a word. */
enum { END, SMALL, CAPITAL, DIGIT, LETTER, OTHER };
/* Keys of a word in the order of KEYS in compiled.py. */
enum {
    K_WORD, K_LOWER, K_STEM, K_SHAPE, K_CAPS, K_LISTS, K_CASE, K_CLUSTER, K_COARSE, K_SIZED,
    K_KIND, K_NAMED, K_FORMED, K_ENDED, K_PRE2, K_PRE3, K_PRE4, K_SUF1, K_SUF2, K_SUF3, K_SUF4,
    K_SUF5, K_TRI0, KEYS = K_TRI0 + 8
};
/* What the second reading knows of a place, in the order of VALUES in compiled.py. */
enum {
    V_SURE, V_BEGINS, V_LABEL, V_TIMES, V_MOST, V_MEAN, V_LATER, V_RIVAL, V_LED, V_FIRM,
    V_STRANGE, V_SMALL, V_MODE, V_CAPS, V_NAMED, VALUES
};

typedef struct {
    uint64_t at[KEYS];
} Keys;

/* Tables of characters: those below `known` have a small letter and a class, those below
 * `marked` have marks. An abbreviation is up to four small letters, a byte each. */
typedef struct {
    const uint32_t *lower;
    const uint8_t *classes;
    uint32_t known;
    const uint8_t *marks;
    uint32_t marked;
    const uint32_t *abbreviations;
    uint32_t abbreviated;
} Letters;

/* Sorted keys with what is known of each; `firsts` leads from the upper half of a key to the
 * first row that may have it. */
typedef struct {
    const uint32_t *keys;
    uint32_t size;
    const uint32_t *firsts;
    const uint8_t *lists, *habit, *coarse;
    const uint16_t *cluster;
    uint32_t clusters;
} Dictionary;

/* A template names up to PARTS columns, each with an offset in places. */
typedef struct {
    int parts;
    int column[PARTS];
    int offset[PARTS];
    uint64_t salt;
} Template;

typedef struct {
    int count, bits;
    Template of[MOST_TEMPLATES];
} Plan;

typedef struct {
    const int8_t *table;
    float scale;
    double moves[LABELS][LABELS];
} Weights;

typedef struct {
    Letters letters;
    Dictionary dictionary;
    Plan alone, joined, again;
    Weights first, second;
} Model;

typedef struct {
    int32_t start, length; /* in words */
    int32_t document;
} Sentence;

typedef struct {
    int32_t id; /* which of the different words it is; 0 is none */
    int32_t start, end;
} Word;

/* Texts as words and sentences, with the keys of each different word. */
typedef struct {
    int32_t words, sentences, different;
    Word *word;
    Sentence *sentence;
    Keys *keys;
} Cut;

void keys_of(const uint32_t *codes, int count, const Model *model, Keys *out);
void chances_of(const int16_t *scores, int count, const Weights *weights, float *out);
/* Chances of the labels of each word, words x LABELS; -1 if there was not enough memory. */
int read_twice(const Cut *cut, const Model *model, float *out);

#endif
