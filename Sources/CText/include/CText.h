#ifndef CTEXT_H
#define CTEXT_H

#include <stddef.h>
#include <stdint.h>

// The inner loops over bytes of text. They are C to be fast in debug builds, too.

/// The number of line feeds.
size_t text_count_lines(const uint8_t *bytes, size_t count);

/// The place after the line feed of that number, from 1, or `count` when there are fewer.
size_t text_after_line(const uint8_t *bytes, size_t count, size_t number);

/// The last byte of that value, or NULL.
const uint8_t *text_find_last(const uint8_t *bytes, size_t count, uint8_t value);

/// The first place of some bytes, or NULL.
const uint8_t *text_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length);

/// The first place of some bytes when the letters A to Z are taken for a to z; the needle has to be
/// in small letters. NULL when there is none.
const uint8_t *text_find_folded(const uint8_t *bytes, size_t count, const uint8_t *needle,
                                size_t length);

/// The number of bytes at the beginning that are well-formed UTF-8; a sequence that the end cuts
/// off is not.
size_t text_valid_utf8(const uint8_t *bytes, size_t count);

#endif
