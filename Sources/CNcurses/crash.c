#define _GNU_SOURCE 1

#include "CNcurses.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { FATAL_COUNT = sizeof fatal / sizeof fatal[0] };

static struct sigaction before[FATAL_COUNT];
static struct termios saved;
static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t has_saved;
static volatile sig_atomic_t has_pushed_keyboard;
static char stack[64 * 1024];
static int terminal = STDOUT_FILENO;

// Fixed sequences, because looking them up is not safe inside a handler; a terminal that does not
// know one ignores it: frame ended, attributes off, cursor shown, keypad off, mouse, focus and
// paste reports off, the title as it was, alternate screen left.
static const char leave[] =
    "\033[?2026l\033[0m\033[?25h\033[?1l\033>\033[?1000l\033[?1002l\033[?1006l\033[?1004l\033[?2004l"
    "\033[23;2t\033[?1049l\r\n";
static const char pop_keyboard[] = "\033[<u";
static const char notice[] = "waymark: crashed; the terminal has been restored\r\n";
static const char report_notice[] = "waymark: the report is in ";
static char report[1024];
static void *frames[64];
enum { FRAME_COUNT = sizeof frames / sizeof frames[0] };

static void say(int descriptor, const char *text, size_t length) {
  ssize_t written = write(descriptor, text, length);
  (void)written;
}

/// Writes the signal and the stack to the report and says where it is.
static void write_report(int number) {
  if (!report[0]) return;
  int file = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  char head[] = "waymark ended by signal 00\n";
  head[sizeof head - 4] = (char)('0' + number / 10 % 10);
  head[sizeof head - 3] = (char)('0' + number % 10);
  say(file, head, sizeof head - 1);
  backtrace_symbols_fd(frames, backtrace(frames, FRAME_COUNT), file);
  close(file);
  say(STDERR_FILENO, report_notice, sizeof report_notice - 1);
  say(STDERR_FILENO, report, strlen(report));
  say(STDERR_FILENO, "\r\n", 2);
}

/// Takes the terminal from the other threads, which may be in the middle of a frame.
static void keep_terminal(void) {
  terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (terminal >= 0 && nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
  if (terminal < 0) terminal = STDOUT_FILENO;
}

static void on_fatal_signal(int number) {
  if (is_armed) {
    is_armed = 0;
    keep_terminal();
    if (has_pushed_keyboard) say(terminal, pop_keyboard, sizeof pop_keyboard - 1);
    say(terminal, leave, sizeof leave - 1);
    if (has_saved) tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    say(STDERR_FILENO, notice, sizeof notice - 1);
    write_report(number);
  }
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal[i], &before[i], NULL);
  raise(number);
}

void wn_set_keyboard_pushed(bool is_pushed) { has_pushed_keyboard = is_pushed; }

void wn_set_crash_report(const char *path) {
  if (strlen(path) >= sizeof report) return;
  strcpy(report, path);
  // The first call loads a library, which a handler must not.
  backtrace(frames, 1);
}

void wn_crash_arm(void) {
  if (is_armed) return;
  has_saved = tcgetattr(STDIN_FILENO, &saved) == 0;
  stack_t alternate;
  memset(&alternate, 0, sizeof alternate);
  alternate.ss_sp = stack;
  alternate.ss_size = sizeof stack;
  sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_fatal_signal;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal[i], &action, &before[i]);
  is_armed = 1;
}

void wn_crash_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal[i], &before[i], NULL);
}
