#define _GNU_SOURCE 1

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

static void connect_or_drop(posix_spawn_file_actions_t *actions, int number, int descriptor) {
  if (descriptor < 0) {
    posix_spawn_file_actions_addopen(actions, number, "/dev/null", O_WRONLY, 0);
  } else {
    posix_spawn_file_actions_adddup2(actions, descriptor, number);
  }
}

pid_t wp_run(
    const char *folder, char *const *arguments, char *const *variables, int output, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (folder) posix_spawn_file_actions_addchdir_np(&actions, folder);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  connect_or_drop(&actions, 1, output);
  connect_or_drop(&actions, 2, errors);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t process = -1;
  int failure = posix_spawnp(&process, arguments[0], &actions, &attributes, arguments, variables);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failure == 0) return process;
  errno = failure;
  return -1;
}

int wp_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }
