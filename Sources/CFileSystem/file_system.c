#define _GNU_SOURCE

#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

int fs_open_unnamed(const char *folder, mode_t mode) {
  return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

int fs_name_file(int descriptor, const char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

int fs_rename_new(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  struct stat status;
  if (lstat(to, &status) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(from, to);
}

int fs_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

/* Labels that the system gives by its own rules. */
static int is_system_label(const char *name) {
  return strncmp(name, "security.", 9) == 0 || strncmp(name, "trusted.", 8) == 0;
}

static int copy_attribute(int from, int to, const char *name) {
  for (;;) {
    ssize_t size = fgetxattr(from, name, NULL, 0);
    if (size < 0) return errno == ENODATA ? 0 : -1;
    char *value = malloc((size_t)size + 1);
    if (value == NULL) return -1;
    ssize_t got = fgetxattr(from, name, value, (size_t)size);
    int result = got < 0 ? -1 : fsetxattr(to, name, value, (size_t)got, 0);
    free(value);
    if (got < 0 && errno == ERANGE) continue;
    return result == 0 || is_system_label(name) ? 0 : -1;
  }
}

int fs_copy_attributes(int from, int to) {
  ssize_t size = flistxattr(from, NULL, 0);
  if (size == 0 || (size < 0 && errno == ENOTSUP)) return 0;
  if (size < 0) return -1;
  char *names = malloc((size_t)size);
  if (names == NULL) return -1;
  size = flistxattr(from, names, (size_t)size);
  int result = size < 0 ? -1 : 0;
  for (ssize_t at = 0; result == 0 && at < size; at += (ssize_t)strlen(names + at) + 1)
    result = copy_attribute(from, to, names + at);
  free(names);
  return result;
}

int fs_reserve(int descriptor, int64_t size) {
  if (size <= 0 || fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, size) == 0) return 0;
  return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? -1 : 0;
}

ssize_t fs_copy_range(int from, int to, size_t count) {
  return copy_file_range(from, NULL, to, NULL, count, 0);
}
