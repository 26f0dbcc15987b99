// Programs that tests start, on pseudo terminals of their own or without one.
#ifndef WAYMARK_CPSEUDOTERMINAL_H
#define WAYMARK_CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Opens a pseudo terminal of a size; its reading and writing never block.
///
/// Returns the descriptor of the side where a person would sit, or -1 with `errno`.
int wp_open(int rows, int columns);

/// Tells the programs on the terminal about a new size.
void wp_resize(int terminal, int rows, int columns);

/// Starts a program as the leader of a new session on the terminal; all signals are as by default.
///
/// `arguments` and `variables` end with a null pointer. Returns the process, or -1 with `errno`.
pid_t wp_start(int terminal, const char *folder, char *const *arguments, char *const *variables);

/// Starts a program with nothing on standard input and no signal blocked.
///
/// `arguments` and `variables` end with a null pointer; `folder` may be null. What it prints goes to
/// the descriptors, or nowhere where one is negative. Returns the process, or -1 with `errno`.
pid_t wp_run(
    const char *folder, char *const *arguments, char *const *variables, int output, int errors);

/// Opens a pipe that programs do not inherit; returns 0, or -1 with `errno`.
int wp_pipe(int *ends);

#endif
