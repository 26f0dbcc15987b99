// The terminal as Waymark sees it: plain functions over ncurses.
//
// ncurses itself is included in the .c files alone. Its macros and mutable globals (stdscr, lines,
// columns) are no use to Swift and clash with ordinary names.
#ifndef WAYMARK_CNCURSES_H
#define WAYMARK_CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

/// Why the terminal could not be taken over.
typedef enum {
  WN_STARTED = 0,
  WN_NOT_A_TERMINAL = 1,
  WN_UNUSABLE_TERM = 2,
} wn_start_result;

/// Attributes of a cell, as bits.
enum {
  WN_BOLD = 1,
  WN_DIM = 2,
  WN_ITALIC = 4,
  WN_UNDERLINE = 8,
  WN_REVERSE = 16,
};

/// Signals that the loop reads from its descriptor.
typedef enum {
  WN_SIGNAL_NONE = 0,
  WN_SIGNAL_RESIZE,
  WN_SIGNAL_END,
  WN_SIGNAL_SUSPEND,
  WN_SIGNAL_CONTINUE,
} wn_signal;

/// Takes the terminal over: alternate screen, raw keys, default colours.
wn_start_result wn_start(void);

/// Gives the terminal back as it was; harmless when it was not taken.
void wn_stop(void);

/// Gives the terminal back, stops the process group as Ctrl-Z does, and takes it over again.
void wn_suspend(void);

/// Gives the terminal to a line of the shell, in which `$1` stands for the argument, and takes it
/// back when it has ended; returns its exit status, or -1 when it could not be started.
int wn_lend(const char *line, const char *argument);

/// Looks a terminal up without taking it over; false when terminfo does not know it.
bool wn_load_terminal(const char *name);

/// The string of a capability of the terminal, or null when it has none.
const char *wn_capability(const char *name);

/// Whether the terminal has a flag.
bool wn_flag(const char *name);

/// The number of colours, 0 for none.
int wn_color_count(void);

/// Puts one grapheme of at most five scalars at a cell; colours are indices, -1 the default.
void wn_put(int row, int column, const char *utf8, int length, uint32_t attributes,
            int foreground, int background);

/// Sends what changed to the terminal in one write.
void wn_flush(void);

/// Makes the next flush repaint everything.
void wn_redraw(void);

/// Shows the cursor at a cell, or hides it when the row is negative.
void wn_cursor(int row, int column);

/// Asks the kernel for the window size; false when it does not know.
bool wn_window_size(int *rows, int *columns);

/// Tells ncurses about a new window size.
void wn_resize(int rows, int columns);

/// Reads what has arrived, without waiting.
///
/// Returns the number of bytes, 0 when there are none, -1 when the terminal is gone.
int wn_read(unsigned char *bytes, int capacity);

/// Writes bytes to the terminal as they are, behind everything that was flushed.
void wn_write(const unsigned char *bytes, int length);

/// Tells whether a crash has to take the keyboard protocol back.
void wn_set_keyboard_pushed(bool is_pushed);

/// Handles the signals that concern the loop and returns a descriptor to read them from, or -1.
int wn_signal_descriptor(void);

/// The next signal of the descriptor, without waiting.
wn_signal wn_next_signal(int descriptor);

/// A descriptor that other threads wake the loop with, or -1.
int wn_event_descriptor(void);

/// Makes the descriptor readable.
void wn_wake(int descriptor);

/// Makes the descriptor quiet again.
void wn_clear(int descriptor);

/// Waits until a descriptor is readable; bit n is set for the n-th, bit 31 when the first hung up.
///
/// `timeout` is in milliseconds, negative for no limit.
uint32_t wn_wait(const int *descriptors, int count, int timeout);

/// Where a crash writes its report; the folder has to be there.
void wn_set_crash_report(const char *path);

/// Remembers how to restore the terminal and installs handlers for fatal signals.
void wn_crash_arm(void);

/// Removes the handlers.
void wn_crash_disarm(void);

#endif
