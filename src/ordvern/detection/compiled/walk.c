/* Finds all patterns in bytes: from each head of a word, as far as any pattern goes. */
#include "scan.h"

#include <string.h>

/* Adds neighbours: bits, pairs, fours, and then all eight bytes. */
static uint32_t count_bits(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (uint32_t)(bits * 0x0101010101010101u >> 56);
}

/* The node that a byte leads to from one that is no leaf; 0 if there is none. */
static uint32_t step(const Trie *trie, Node node, unsigned char byte) {
    unsigned char symbol = trie->symbol[byte];
    if (symbol == SYMBOLS || !(node.bits >> symbol & 1)) return 0;
    return node.first + count_bits(node.bits & (((uint64_t)1 << symbol) - 1));
}

static uint32_t pair_of(const unsigned char *bytes) { return (uint32_t)bytes[0] << 8 | bytes[1]; }

static uint32_t letters_of(const unsigned char *bytes) { return pair_of(bytes) << 16 | pair_of(bytes + 2); }

static uint32_t mix(uint32_t letters) { return letters * 0x9E3779B1u; }

static uint32_t mix_onward(uint64_t letters) {
    return (uint32_t)(letters * 0x9E3779B97F4A7C15u >> (64 - OPENING_BITS));
}

static uint32_t mix_inner(uint32_t letters) { return mix(letters) >> (32 - INNER_BITS); }

static uint64_t longer_of(const unsigned char *bytes) {
    return (uint64_t)letters_of(bytes) << 16 | pair_of(bytes + OPENING);
}

static void mark(unsigned char *table, uint32_t bit) { table[bit >> 3] |= (unsigned char)(1 << (bit & 7)); }

static int is_marked(const unsigned char *table, uint32_t bit) { return table[bit >> 3] >> (bit & 7) & 1; }

/* The jump by some letters, or the free one where it would be. */
static Jump *jump_of(const Trie *trie, uint32_t letters) {
    uint32_t at = mix(letters) & (trie->jump_room - 1);
    while (trie->jumps[at].node && trie->jumps[at].letters != letters) at = (at + 1) & (trie->jump_room - 1);
    return trie->jumps + at;
}

/* Note the node to which the first letters of a pattern lead. */
static void note_jump(Trie *trie, const Pattern *pattern) {
    Jump made = {letters_of(pattern->bytes + 1), trie->words, 1};
    while (made.depth <= OPENING && !(trie->nodes[made.node].first & LEAF)) {
        made.node = step(trie, trie->nodes[made.node], pattern->bytes[made.depth]);
        made.depth++;
    }
    *jump_of(trie, made.letters) = made;
    mark(trie->openings, mix(made.letters) >> (32 - OPENING_BITS));
}

/* Note how a pattern begins that has a space in front. */
static void note_word(Trie *trie, const Pattern *pattern) {
    const unsigned char *letters = pattern->bytes + 1;
    if (pattern->size > LONGER) mark(trie->onward, mix_onward(longer_of(letters)));
    else if (pattern->size > OPENING) mark(trie->onward, mix_onward(letters_of(letters)));
    if (pattern->size > OPENING) note_jump(trie, pattern);
    else if (pattern->size > 2) mark(trie->shorts, pair_of(letters));
    else
        for (uint32_t next = 0; next < BYTES; next++) mark(trie->shorts, (uint32_t)letters[0] << 8 | next);
}

/* Note how a pattern begins that may begin within a word. */
static void note_part(Trie *trie, const Pattern *pattern) {
    mark(trie->heads, pair_of(pattern->bytes));
    if (pattern->size < OPENING) trie->has_short_part = 1;
    else mark(trie->inner, mix_inner(letters_of(pattern->bytes)));
}

/* How many ways patterns open; they lie in order. */
static uint32_t count_openings(const Trie *trie) {
    uint32_t count = 0;
    for (uint32_t n = 0; n < trie->patterns; n++) {
        const Pattern *each = trie->order + n;
        if (each->size <= OPENING || each->bytes[0] != ' ') continue;
        count += !n || each[-1].size <= OPENING || memcmp(each[-1].bytes, each->bytes, OPENING + 1);
    }
    return count;
}

/* Note how patterns begin, so that what begins otherwise need not be walked from. */
int note_heads(Trie *trie) {
    uint32_t openings = count_openings(trie);
    for (trie->jump_room = 64; trie->jump_room < 2 * openings; trie->jump_room *= 2) {}
    if (!(trie->jumps = PyMem_Calloc(trie->jump_room, sizeof(Jump)))) {
        PyErr_NoMemory();
        return -1;
    }
    for (const Pattern *each = trie->order; each < trie->order + trie->patterns; each++)
        (each->bytes[0] == ' ' ? note_word : note_part)(trie, each);
    return 0;
}

static int tell(const Trie *trie, uint32_t place, Told told, void *to, Py_ssize_t start) {
    const Pattern *pattern = trie->order + place, *end = trie->order + trie->patterns, *first = pattern;
    for (; pattern < end && pattern->size == first->size; pattern++) {
        if (memcmp(pattern->bytes, first->bytes, first->size)) break;
        if (told(to, pattern->number, start, start + pattern->size)) return -1;
    }
    return 0;
}

/* Tell of the patterns that begin at `start`, of which `depth` bytes lead to the node `at`. */
static int walk_from(const Trie *trie, uint32_t at, uint32_t depth, const unsigned char *flat, Py_ssize_t start,
                     Py_ssize_t size, Told told, void *to) {
    for (;; depth++) {
        Node node = trie->nodes[at];
        if (node.out && tell(trie, node.out - 1, told, to, start)) return -1;
        if (start + depth >= size) return 0;
        unsigned char byte = flat[start + depth];
        if (node.first & LEAF) {
            if (node.bits != byte) return 0;
            const Pattern *pattern = trie->order + (node.first & ~LEAF) - 1;
            if (size - start < pattern->size || memcmp(pattern->bytes, flat + start, pattern->size)) return 0;
            return tell(trie, (node.first & ~LEAF) - 1, told, to, start);
        }
        if (!(at = step(trie, node, byte))) return 0;
    }
}

/* Tell of the patterns that begin with the space at `start`. */
static int walk_word(const Trie *trie, const unsigned char *flat, Py_ssize_t start, Py_ssize_t size, Told told,
                     void *to) {
    const unsigned char *letters = flat + start + 1;
    if (size - start <= OPENING || is_marked(trie->shorts, pair_of(letters)))
        return walk_from(trie, trie->words, 1, flat, start, size, told, to);
    uint32_t opening = letters_of(letters);
    if (!is_marked(trie->openings, mix(opening) >> (32 - OPENING_BITS))) return 0;
    if (size - start > LONGER && !is_marked(trie->onward, mix_onward(longer_of(letters))) &&
        !is_marked(trie->onward, mix_onward(opening)))
        return 0;
    const Jump *jump = jump_of(trie, opening);
    return jump->node ? walk_from(trie, jump->node, jump->depth, flat, start, size, told, to) : 0;
}

/* Whether a pattern may begin at a place within a word. */
static int may_begin(const Trie *trie, const unsigned char *flat, Py_ssize_t at, Py_ssize_t size) {
    if (!is_marked(trie->heads, pair_of(flat + at))) return 0;
    if (trie->has_short_part || size - at < OPENING) return 1;
    return is_marked(trie->inner, mix_inner(letters_of(flat + at)));
}

/* Tell of all patterns in `flat`, by their starts; -1 if `told` failed. */
int walk_trie(const Trie *trie, const unsigned char *flat, Py_ssize_t size, Told told, void *to) {
    for (Py_ssize_t at = 0; at + 1 < size; at++) {
        if (flat[at] == ' ') {
            if (walk_word(trie, flat, at, size, told, to)) return -1;
        } else if (may_begin(trie, flat, at, size)) {
            if (walk_from(trie, trie->parts, 0, flat, at, size, told, to)) return -1;
        }
    }
    return 0;
}
