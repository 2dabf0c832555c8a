/* Chances of labels along a sentence: the forward-backward recursion; see decode.py. */
#include <math.h>

#include "tagger.h"

#define STEPS 16

static void normalise(double *state) {
    double sum = 0;
    for (int label = 0; label < LABELS; label++) sum += state[label];
    for (int label = 0; label < LABELS; label++) state[label] /= sum;
}

/* How much speaks for each label at a place, the most being 1. */
static void grow(const int16_t *scores, float scale, double *grown) {
    float scaled[LABELS], highest = (float)scores[0] * scale;
    for (int label = 0; label < LABELS; label++) {
        scaled[label] = (float)scores[label] * scale;
        if (scaled[label] > highest) highest = scaled[label];
    }
    for (int label = 0; label < LABELS; label++) grown[label] = exp((double)(scaled[label] - highest));
}

static void forward(double *state, double moves[LABELS][LABELS], double *out) {
    double moved[LABELS] = {0};
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++) moved[to] += state[from] * moves[from][to];
    for (int to = 0; to < LABELS; to++) out[to] = moved[to];
}

void chances_of(const int16_t *scores, int count, const Weights *weights, float *out) {
    double grown[LONGEST][LABELS], before[LONGEST][LABELS], behind[LABELS], state[LABELS];
    double moves[LABELS][LABELS], turned[LABELS][LABELS];
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            moves[from][to] = turned[to][from] = weights->moves[from][to];
    for (int place = 0; place < count; place++)
        grow(scores + place * LABELS, weights->scale, grown[place]);
    for (int label = 0; label < LABELS; label++) {
        before[0][label] = behind[label] = 1;
        state[label] = grown[0][label];
    }
    for (int place = 1; place < count; place++) {
        if (place % STEPS == 0) normalise(state);
        forward(state, moves, before[place]);
        for (int label = 0; label < LABELS; label++)
            state[label] = before[place][label] * grown[place][label];
    }
    for (int label = 0; label < LABELS; label++) state[label] = grown[count - 1][label];
    for (int step = 0; step < count; step++) {
        int place = count - 1 - step;
        if (step) {
            if (step % STEPS == 0) normalise(state);
            forward(state, turned, behind);
            for (int label = 0; label < LABELS; label++)
                state[label] = behind[label] * grown[place][label];
        }
        double joint[LABELS], sum = 0;
        for (int label = 0; label < LABELS; label++)
            sum += joint[label] = before[place][label] * behind[label] * grown[place][label];
        for (int label = 0; label < LABELS; label++)
            out[place * LABELS + label] = (float)(joint[label] / sum);
    }
}
