#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE 1

#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

// Declared here because term.h makes macros of words such as `lines` and `columns`.
extern int setupterm(const char *name, int descriptor, int *outcome);

static SCREEN *screen;

static void choose_locale(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
    setlocale(LC_CTYPE, "C.UTF-8");
  }
}

static void set_up_modes(void) {
  raw();
  noecho();
  nonl();
  curs_set(0);
  leaveok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  // For the modes that the terminal's key sequences presuppose; reading them is ours.
  keypad(stdscr, TRUE);
}

// Signals go through handlers and a pipe, not through a blocked mask: libraries start threads that
// block nothing, and the kernel gives a signal to any thread that takes it.
static const int handled[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
enum { HANDLED_COUNT = sizeof handled / sizeof handled[0] };
static int signal_pipe[2] = {-1, -1};

static void on_signal(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe holds more news than anyone needs.
  ssize_t written = write(signal_pipe[1], &byte, 1);
  (void)written;
  errno = before;
}

static void handle_signals(void) {
  if (signal_pipe[1] < 0) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < HANDLED_COUNT; i++) sigaction(handled[i], &action, NULL);
}

wn_start_result wn_start(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return WN_NOT_A_TERMINAL;
  const char *name = getenv("TERM");
  if (!name || !*name || strcmp(name, "dumb") == 0 || strcmp(name, "unknown") == 0) {
    return WN_UNUSABLE_TERM;
  }
  choose_locale();
  wn_crash_arm();
  screen = newterm(NULL, stdout, stdin);
  if (!screen || !tigetstr("cup") || tigetstr("cup") == (char *)-1) {
    if (screen) wn_stop();
    screen = NULL;
    wn_crash_disarm();
    return WN_UNUSABLE_TERM;
  }
  set_term(screen);
  // ncurses installs its own handlers; suspending and ending is ours to do, in order.
  handle_signals();
  set_up_modes();
  // Takes the screen over; what is drawn later need not come through ncurses.
  wn_flush();
  return WN_STARTED;
}

void wn_stop(void) {
  if (!screen) return;
  curs_set(1);
  endwin();
  delscreen(screen);
  screen = NULL;
  wn_crash_disarm();
}

void wn_suspend(void) {
  if (!screen) return;
  curs_set(1);
  endwin();
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);  // the group, so that `make run` stops with us; returns after `fg`
  handle_signals();
  reset_prog_mode();
  curs_set(0);
  clearok(curscr, TRUE);
}

/// What the child does: a group of its own in the foreground, so that Ctrl-C ends it alone.
static void become(const char *line, const char *argument) {
  static const int signals[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGPIPE, SIGTERM, SIGHUP, SIGWINCH};
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(STDIN_FILENO, getpid());
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    signal(signals[index], SIG_DFL);
  }
  signal(SIGTTOU, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execl("/bin/sh", "sh", "-c", line, "sh", argument, (char *)NULL);
  _exit(127);
}

int wn_lend(const char *line, const char *argument) {
  if (!screen) return -1;
  curs_set(1);
  endwin();
  int status = 0;
  pid_t process = fork();
  if (process == 0) become(line, argument);
  if (process > 0) {
    setpgid(process, process);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
  }
  // Taking the terminal back from the background would stop us.
  void (*before)(int) = signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(STDIN_FILENO, getpgrp());
  signal(SIGTTOU, before);
  handle_signals();
  reset_prog_mode();
  curs_set(0);
  clearok(curscr, TRUE);
  return process < 0 ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

bool wn_load_terminal(const char *name) {
  int outcome = 0;
  return setupterm(name, STDOUT_FILENO, &outcome) == OK && outcome == 1;
}

const char *wn_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

bool wn_flag(const char *name) { return tigetflag(name) == 1; }

int wn_color_count(void) { return screen && has_colors() ? COLORS : 0; }

/// Decodes at most `limit` scalars; invalid bytes do not occur, the text comes from Swift.
static int decode(const unsigned char *text, int length, wchar_t *out, int limit) {
  int count = 0;
  for (int i = 0; i < length && count < limit;) {
    int more = text[i] < 0x80 ? 0 : text[i] < 0xE0 ? 1 : text[i] < 0xF0 ? 2 : 3;
    wchar_t scalar = more == 0 ? text[i] : text[i] & (0x3F >> more);
    for (int k = 1; k <= more && i + k < length; k++) scalar = (scalar << 6) | (text[i + k] & 0x3F);
    out[count++] = scalar;
    i += more + 1;
  }
  out[count] = 0;
  return count;
}

static attr_t attributes_of(uint32_t bits) {
  attr_t result = A_NORMAL;
  if (bits & WN_BOLD) result |= A_BOLD;
  if (bits & WN_DIM) result |= A_DIM;
  if (bits & WN_ITALIC) result |= A_ITALIC;
  if (bits & WN_UNDERLINE) result |= A_UNDERLINE;
  if (bits & WN_REVERSE) result |= A_REVERSE;
  return result;
}

void wn_put(int row, int column, const char *utf8, int length, uint32_t attributes,
            int foreground, int background) {
  if (!screen) return;
  wchar_t text[CCHARW_MAX + 1];
  decode((const unsigned char *)utf8, length, text, CCHARW_MAX);
  int pair = 0;
  if ((foreground >= 0 || background >= 0) && has_colors()) {
    pair = alloc_pair(foreground, background);
    if (pair < 0) pair = 0;
  }
  cchar_t cell;
  if (setcchar(&cell, text, attributes_of(attributes), 0, &pair) == OK) {
    mvwadd_wch(stdscr, row, column, &cell);
  }
}

void wn_flush(void) {
  if (!screen) return;
  wnoutrefresh(stdscr);
  doupdate();
}

void wn_redraw(void) {
  if (screen) clearok(curscr, TRUE);
}

void wn_cursor(int row, int column) {
  if (!screen) return;
  leaveok(stdscr, row < 0);
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) wmove(stdscr, row, column);
}

bool wn_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

void wn_resize(int rows, int columns) {
  if (!screen) return;
  resizeterm(rows, columns);
  werase(stdscr);
  clearok(curscr, TRUE);
}

int wn_read(unsigned char *bytes, int capacity) {
  struct pollfd entry = {STDIN_FILENO, POLLIN, 0};
  if (poll(&entry, 1, 0) <= 0) return 0;
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)capacity);
  if (count > 0) return (int)count;
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

void wn_write(const unsigned char *bytes, int length) {
  while (length > 0) {
    ssize_t count = write(STDOUT_FILENO, bytes, (size_t)length);
    if (count > 0) {
      bytes += count;
      length -= (int)count;
    } else if (errno == EAGAIN) {
      struct pollfd entry = {STDOUT_FILENO, POLLOUT, 0};
      if (poll(&entry, 1, 1000) <= 0) return;
    } else if (errno != EINTR) {
      return;
    }
  }
}

int wn_signal_descriptor(void) {
  if (signal_pipe[0] < 0 && pipe2(signal_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  handle_signals();
  return signal_pipe[0];
}

wn_signal wn_next_signal(int descriptor) {
  unsigned char number;
  if (read(descriptor, &number, 1) != 1) return WN_SIGNAL_NONE;
  switch (number) {
    case SIGWINCH: return WN_SIGNAL_RESIZE;
    case SIGTSTP: return WN_SIGNAL_SUSPEND;
    case SIGCONT: return WN_SIGNAL_CONTINUE;
    default: return WN_SIGNAL_END;
  }
}

int wn_event_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void wn_wake(int descriptor) {
  uint64_t one = 1;
  ssize_t written = write(descriptor, &one, sizeof one);
  (void)written;
}

void wn_clear(int descriptor) {
  uint64_t value;
  ssize_t got = read(descriptor, &value, sizeof value);
  (void)got;
}

uint32_t wn_wait(const int *descriptors, int count, int timeout) {
  struct pollfd entries[8];
  if (count > 8) count = 8;
  for (int i = 0; i < count; i++) entries[i] = (struct pollfd){descriptors[i], POLLIN, 0};
  int found = poll(entries, (nfds_t)count, timeout);
  // A handler has run; what it wrote is there now.
  if (found < 0 && errno == EINTR) found = poll(entries, (nfds_t)count, 0);
  if (found <= 0) return 0;
  uint32_t ready = 0;
  for (int i = 0; i < count; i++) {
    if (entries[i].revents & (POLLIN | POLLHUP | POLLERR)) ready |= 1u << i;
  }
  if (count > 0 && (entries[0].revents & (POLLHUP | POLLERR | POLLNVAL))) ready |= 1u << 31;
  return ready;
}
