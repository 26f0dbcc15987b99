#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <stddef.h>
#include <stdint.h>

/// A zip archive that is being written. libarchive is loaded when the first one is opened: with the
/// libraries it needs, loading it takes longer than all the rest of a start.
typedef struct zip_writer zip_writer;

/// What an entry of an archive is.
enum zip_kind { ZIP_FILE, ZIP_FOLDER, ZIP_LINK };

/// Begins an archive that goes to a descriptor as it is made. Returns NULL with a reason, a static
/// text, when libarchive cannot be loaded or does not start.
zip_writer *zip_open(int descriptor, const char **reason);

/// Begins an entry; 0 when it did. `size` bytes have to follow; `target` is that of a link. Times
/// are in nanoseconds since 1970.
int zip_begin(zip_writer *writer, const char *name, enum zip_kind kind, unsigned mode, int64_t time,
              int64_t size, const char *target);

/// Adds bytes to the entry; 0 when it did.
int zip_add(zip_writer *writer, const void *bytes, size_t count);

/// Writes the directory at the end of the archive; 0 when it did.
int zip_finish(zip_writer *writer);

/// The system's number of the last failure, or 0.
int zip_error_number(zip_writer *writer);

/// What libarchive says of the last failure, valid until the next call.
const char *zip_error_text(zip_writer *writer);

/// Frees a writer, finished or not.
void zip_close(zip_writer *writer);

#endif
