#define _GNU_SOURCE 1

#include "CNcurses.h"

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

// Fixed sequences, because looking them up is not safe inside a handler; a terminal that does not
// know one ignores it: frame ended, attributes off, cursor shown, keypad off, mouse, focus and
// paste reports off, alternate screen left.
static const char leave[] =
    "\033[?2026l\033[0m\033[?25h\033[?1l\033>\033[?1000l\033[?1002l\033[?1006l\033[?1004l\033[?2004l"
    "\033[?1049l\r\n";
static const char pop_keyboard[] = "\033[<u";
static const char notice[] = "waymark: crashed; the terminal has been restored\r\n";

static void say(int descriptor, const char *text, size_t length) {
  ssize_t written = write(descriptor, text, length);
  (void)written;
}

static void on_fatal_signal(int number) {
  if (is_armed) {
    is_armed = 0;
    if (has_pushed_keyboard) say(STDOUT_FILENO, pop_keyboard, sizeof pop_keyboard - 1);
    say(STDOUT_FILENO, leave, sizeof leave - 1);
    if (has_saved) tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    say(STDERR_FILENO, notice, sizeof notice - 1);
  }
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal[i], &before[i], NULL);
  raise(number);
}

void wn_set_keyboard_pushed(bool is_pushed) { has_pushed_keyboard = is_pushed; }

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
