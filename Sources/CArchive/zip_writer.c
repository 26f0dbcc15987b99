#define _GNU_SOURCE

#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>

#define FUNCTIONS(each)                     \
  each(archive_entry_free)                  \
  each(archive_entry_new)                   \
  each(archive_entry_set_filetype)          \
  each(archive_entry_set_mtime)             \
  each(archive_entry_set_pathname)          \
  each(archive_entry_set_perm)              \
  each(archive_entry_set_size)              \
  each(archive_entry_set_symlink)           \
  each(archive_errno)                       \
  each(archive_error_string)                \
  each(archive_write_close)                 \
  each(archive_write_data)                  \
  each(archive_write_fail)                  \
  each(archive_write_free)                  \
  each(archive_write_header)                \
  each(archive_write_new)                   \
  each(archive_write_open_fd)               \
  each(archive_write_set_bytes_in_last_block) \
  each(archive_write_set_format_zip)

static struct {
#define DECLARE(name) __typeof__(name) *name;
  FUNCTIONS(DECLARE)
} library;

static int is_loaded;
static locale_t utf8;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *handle = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define FIND(name) \
  if ((library.name = (__typeof__(name) *)dlsym(handle, #name)) == NULL) return;
  FUNCTIONS(FIND)
  /* Names are taken for what the locale says they are; ours are UTF-8 or plain bytes. */
  utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  is_loaded = 1;
}

struct zip_writer {
  struct archive *archive;
};

/* Makes the calling thread's locale one of UTF-8 for the length of a call. */
static locale_t enter(void) { return utf8 ? uselocale(utf8) : (locale_t)0; }
static void leave(locale_t before) {
  if (before) uselocale(before);
}

zip_writer *zip_open(int descriptor, const char **reason) {
  pthread_once(&once, load);
  if (!is_loaded) {
    *reason = "the library libarchive is not installed";
    return NULL;
  }
  *reason = "libarchive did not start";
  zip_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL) return NULL;
  locale_t before = enter();
  writer->archive = library.archive_write_new();
  int is_open = writer->archive != NULL &&
                library.archive_write_set_format_zip(writer->archive) == ARCHIVE_OK &&
                library.archive_write_set_bytes_in_last_block(writer->archive, 1) == ARCHIVE_OK &&
                library.archive_write_open_fd(writer->archive, descriptor) == ARCHIVE_OK;
  leave(before);
  if (is_open) return writer;
  zip_close(writer);
  return NULL;
}

int zip_begin(zip_writer *writer, const char *name, enum zip_kind kind, unsigned mode, int64_t time,
              int64_t size, const char *target) {
  struct archive_entry *entry = library.archive_entry_new();
  if (entry == NULL) return -1;
  locale_t before = enter();
  library.archive_entry_set_pathname(entry, name);
  library.archive_entry_set_filetype(
      entry, kind == ZIP_FILE ? AE_IFREG : kind == ZIP_FOLDER ? AE_IFDIR : AE_IFLNK);
  library.archive_entry_set_perm(entry, (__LA_MODE_T)mode);
  int64_t seconds = time / 1000000000, rest = time % 1000000000;
  library.archive_entry_set_mtime(entry, (time_t)(rest < 0 ? seconds - 1 : seconds),
                                  (long)(rest < 0 ? rest + 1000000000 : rest));
  if (kind == ZIP_FILE) library.archive_entry_set_size(entry, size);
  if (kind == ZIP_LINK) library.archive_entry_set_symlink(entry, target);
  int result = library.archive_write_header(writer->archive, entry);
  leave(before);
  library.archive_entry_free(entry);
  /* A warning is about a name that had to be written as plain bytes. */
  return result >= ARCHIVE_WARN ? 0 : -1;
}

int zip_add(zip_writer *writer, const void *bytes, size_t count) {
  while (count > 0) {
    la_ssize_t written = library.archive_write_data(writer->archive, bytes, count);
    if (written <= 0) return -1;
    bytes = (const char *)bytes + written;
    count -= (size_t)written;
  }
  return 0;
}

int zip_finish(zip_writer *writer) {
  return library.archive_write_close(writer->archive) == ARCHIVE_OK ? 0 : -1;
}

int zip_error_number(zip_writer *writer) { return library.archive_errno(writer->archive); }

const char *zip_error_text(zip_writer *writer) {
  const char *text = library.archive_error_string(writer->archive);
  return text ? text : "no reason was given";
}

void zip_close(zip_writer *writer) {
  if (writer->archive) {
    /* What is not finished is not completed when it is freed. */
    library.archive_write_fail(writer->archive);
    library.archive_write_free(writer->archive);
  }
  free(writer);
}
