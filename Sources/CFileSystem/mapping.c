#define _GNU_SOURCE

#include "CFileSystem.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Another program may cut off a file while it is mapped, and reading what has gone raises SIGBUS.
   The handler puts zeros there and remembers that it did; every other SIGBUS goes to the handler
   that was there before. */

enum { MAPPINGS = 256 };

static struct {
  atomic_uintptr_t start;
  atomic_size_t size;
  atomic_int torn;
} mappings[MAPPINGS];

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sigaction before;
static volatile sig_atomic_t is_passed_on;

static void on_bus_error(int number, siginfo_t *info, void *context) {
  uintptr_t address = (uintptr_t)info->si_addr;
  /* Only a fault that the kernel found has an address. */
  for (int i = 0; i < MAPPINGS && info->si_code > 0; i++) {
    uintptr_t start = atomic_load(&mappings[i].start);
    if (start == 0 || address < start || address - start >= atomic_load(&mappings[i].size)) continue;
    uintptr_t page = address & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
    void *zeros = mmap((void *)page, (size_t)sysconf(_SC_PAGESIZE), PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zeros == MAP_FAILED) break;
    atomic_store(&mappings[i].torn, 1);
    return;
  }
  /* The other handler may have ours for its predecessor: it is called once. */
  int again = is_passed_on;
  is_passed_on = 1;
  if (again) {
    signal(number, SIG_DFL);
  } else if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(number, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(number);
  } else {
    /* Back at the faulting instruction, the default ends the process. */
    signal(number, SIG_DFL);
  }
}

/* Called with every mapping, since somebody may have put a handler of theirs over ours. */
static void install(void) {
  struct sigaction current;
  sigaction(SIGBUS, NULL, &current);
  if ((current.sa_flags & SA_SIGINFO) && current.sa_sigaction == on_bus_error) return;
  before = current;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}

const void *fs_map(int descriptor, size_t size) {
  pthread_mutex_lock(&lock);
  int free_slot = -1;
  for (int i = 0; i < MAPPINGS && free_slot < 0; i++)
    if (atomic_load(&mappings[i].start) == 0) free_slot = i;
  void *start = MAP_FAILED;
  if (free_slot >= 0 && size > 0)
    start = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (start != MAP_FAILED) {
    install();
    atomic_store(&mappings[free_slot].torn, 0);
    atomic_store(&mappings[free_slot].size, size);
    atomic_store(&mappings[free_slot].start, (uintptr_t)start);
  }
  pthread_mutex_unlock(&lock);
  return start == MAP_FAILED ? NULL : start;
}

void fs_release(const void *start, size_t size) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t from = ((uintptr_t)start + page - 1) / page * page;
  uintptr_t to = ((uintptr_t)start + size) / page * page;
  if (from < to) madvise((void *)from, to - from, MADV_DONTNEED);
}

int fs_remap(const void *start, int descriptor, size_t size) {
  void *result = mmap((void *)(uintptr_t)start, size, PROT_READ, MAP_PRIVATE | MAP_FIXED,
                      descriptor, 0);
  return result == MAP_FAILED ? -1 : 0;
}

void fs_unmap(const void *start, size_t size) {
  pthread_mutex_lock(&lock);
  for (int i = 0; i < MAPPINGS; i++)
    if (atomic_load(&mappings[i].start) == (uintptr_t)start) atomic_store(&mappings[i].start, 0);
  pthread_mutex_unlock(&lock);
  munmap((void *)(uintptr_t)start, size);
}

int fs_is_torn(const void *start) {
  for (int i = 0; i < MAPPINGS; i++)
    if (atomic_load(&mappings[i].start) == (uintptr_t)start) return atomic_load(&mappings[i].torn);
  return 0;
}
