#define _GNU_SOURCE

#include "CText.h"

#include <string.h>

/* Sixteen bytes at once; the compiler makes the best of it that the machine has. */
typedef uint8_t lanes __attribute__((vector_size(16), aligned(1)));
typedef uint64_t halves __attribute__((vector_size(16)));

static size_t sum(lanes counts) {
  size_t total = 0;
  for (int i = 0; i < 16; i++) total += counts[i];
  return total;
}

size_t text_count_lines(const uint8_t *bytes, size_t count) {
  size_t total = 0, at = 0;
  while (count - at >= 16) {
    /* A lane counts to 255 at most. */
    size_t blocks = (count - at) / 16;
    if (blocks > 255) blocks = 255;
    lanes counts = {0};
    for (size_t i = 0; i < blocks; i++, at += 16)
      counts -= (lanes)(*(const lanes *)(bytes + at) == '\n');
    total += sum(counts);
  }
  for (; at < count; at++) total += bytes[at] == '\n';
  return total;
}

size_t text_after_line(const uint8_t *bytes, size_t count, size_t number) {
  const uint8_t *at = bytes, *end = bytes + count;
  /* Whole stretches that have too few are only counted. */
  while ((size_t)(end - at) > 4096) {
    size_t lines = text_count_lines(at, 4096);
    if (lines >= number) break;
    number -= lines;
    at += 4096;
  }
  for (; number > 0 && at < end; number--) {
    const uint8_t *next = memchr(at, '\n', (size_t)(end - at));
    if (next == NULL) return count;
    at = next + 1;
  }
  return number == 0 ? (size_t)(at - bytes) : count;
}

const uint8_t *text_find_last(const uint8_t *bytes, size_t count, uint8_t value) {
  return count == 0 ? NULL : memrchr(bytes, value, count);
}

const uint8_t *text_find(const uint8_t *bytes, size_t count, const uint8_t *needle,
                         size_t length) {
  if (length == 0 || length > count) return NULL;
  if (length == 1) return memchr(bytes, needle[0], count);
  /* Places where the first and the last byte are right are compared whole. */
  const lanes first = (lanes){0} + needle[0], last = (lanes){0} + needle[length - 1];
  size_t places = count - length + 1, at = 0;
  for (; places - at >= 16 && places >= 16; at += 16) {
    lanes found = (lanes)(*(const lanes *)(bytes + at) == first) &
                  (lanes)(*(const lanes *)(bytes + at + length - 1) == last);
    halves either = (halves)found;
    if ((either[0] | either[1]) == 0) continue;
    for (size_t i = 0; i < 16; i++)
      if (found[i] && memcmp(bytes + at + i, needle, length) == 0) return bytes + at + i;
  }
  for (; at < places; at++)
    if (bytes[at] == needle[0] && memcmp(bytes + at, needle, length) == 0) return bytes + at;
  return NULL;
}

static inline uint8_t fold(uint8_t byte) {
  return (uint8_t)(byte - 'A') < 26 ? byte | 0x20 : byte;
}

static int equals_folded(const uint8_t *bytes, const uint8_t *needle, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (fold(bytes[i]) != needle[i]) return 0;
  return 1;
}

static inline lanes fold_lanes(lanes bytes) {
  lanes is_capital = (lanes)((bytes - (uint8_t)'A') < (uint8_t)26);
  return bytes | (is_capital & 0x20);
}

const uint8_t *text_find_folded(const uint8_t *bytes, size_t count, const uint8_t *needle,
                                size_t length) {
  if (length == 0 || length > count) return NULL;
  const lanes first = (lanes){0} + needle[0], last = (lanes){0} + needle[length - 1];
  size_t places = count - length + 1, at = 0;
  for (; places - at >= 16 && places >= 16; at += 16) {
    lanes found = (lanes)(fold_lanes(*(const lanes *)(bytes + at)) == first) &
                  (lanes)(fold_lanes(*(const lanes *)(bytes + at + length - 1)) == last);
    halves either = (halves)found;
    if ((either[0] | either[1]) == 0) continue;
    for (size_t i = 0; i < 16; i++)
      if (found[i] && equals_folded(bytes + at + i, needle, length)) return bytes + at + i;
  }
  for (; at < places; at++)
    if (equals_folded(bytes + at, needle, length)) return bytes + at;
  return NULL;
}

/* The length of the well-formed sequence at the beginning, or 0 (Unicode, table 3-7). */
static size_t sequence(const uint8_t *at, size_t count) {
  uint8_t lead = at[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (count < length) return 0;
  uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < low || at[1] > high) return 0;
  for (size_t i = 2; i < length; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  return length;
}

size_t text_valid_utf8(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    while (count - at >= 16) {
      halves high = (halves)(*(const lanes *)(bytes + at) & 0x80);
      if ((high[0] | high[1]) != 0) break;
      at += 16;
    }
    if (at == count) break;
    size_t length = sequence(bytes + at, count - at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}
