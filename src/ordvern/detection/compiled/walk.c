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

/* Note how patterns begin, so that what begins otherwise need not be walked from. */
int note_heads(Trie *trie) {
    for (trie->jump_room = 64; trie->jump_room < 2 * trie->patterns; trie->jump_room *= 2) {}
    if (!(trie->jumps = PyMem_Calloc(trie->jump_room, sizeof(Jump)))) {
        PyErr_NoMemory();
        return -1;
    }
    for (const Pattern *each = trie->order; each < trie->order + trie->patterns; each++) {
        const unsigned char *bytes = each->bytes;
        if (bytes[0] != ' ') mark(trie->heads, pair_of(bytes));
        else if (each->size > OPENING) note_jump(trie, each);
        else if (each->size > 2) mark(trie->shorts, pair_of(bytes + 1));
        else
            for (uint32_t next = 0; next < BYTES; next++) mark(trie->shorts, (uint32_t)bytes[1] << 8 | next);
    }
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
    const Jump *jump = jump_of(trie, opening);
    return jump->node ? walk_from(trie, jump->node, jump->depth, flat, start, size, told, to) : 0;
}

/* Tell of all patterns in `flat`, by their starts; -1 if `told` failed. */
int walk_trie(const Trie *trie, const unsigned char *flat, Py_ssize_t size, Told told, void *to) {
    for (Py_ssize_t at = 0; at + 1 < size; at++) {
        if (flat[at] == ' ') {
            if (walk_word(trie, flat, at, size, told, to)) return -1;
        } else if (is_marked(trie->heads, pair_of(flat + at))) {
            if (walk_from(trie, trie->parts, 0, flat, at, size, told, to)) return -1;
        }
    }
    return 0;
}
