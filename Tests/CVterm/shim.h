#ifndef WAYMARK_CVTERM_SHIM_H
#define WAYMARK_CVTERM_SHIM_H
#include <vterm.h>

/// What a cell looks like, without the unions and bit fields that hold it.
typedef struct {
  /// At most six scalars, ended by 0; the first is 0 in an empty cell.
  uint32_t scalars[VTERM_MAX_CHARS_PER_CELL];
  int width;
  /// -1 for the terminal's own colour, an index below 256, or 0x1RRGGBB.
  int foreground, background;
  bool bold, italic, underline, reverse, blink, strike;
} wv_cell;

static inline int wv_color(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(color)) return color->indexed.idx;
  return 0x1000000 | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

static inline wv_cell wv_cell_at(const VTermScreen *screen, int row, int column) {
  wv_cell result = {{0}, 1, -1, -1, false, false, false, false, false, false};
  VTermPos place = {row, column};
  VTermScreenCell cell;
  if (!vterm_screen_get_cell(screen, place, &cell)) return result;
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) result.scalars[i] = cell.chars[i];
  result.width = cell.width;
  result.foreground = wv_color(&cell.fg);
  result.background = wv_color(&cell.bg);
  result.bold = cell.attrs.bold;
  result.italic = cell.attrs.italic;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  result.blink = cell.attrs.blink;
  result.strike = cell.attrs.strike;
  return result;
}

#endif
