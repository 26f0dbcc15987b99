#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Linux calls that Swift's C library module leaves out. As the calls they stand for, they return -1
// and set errno when they fail, unless said otherwise.

/// Opens a file without a name in a folder, for writing; it is gone unless `fs_name_file` names it.
int fs_open_unnamed(const char *folder, mode_t mode);

/// Gives an unnamed file its name; fails with EEXIST when something has it.
int fs_name_file(int descriptor, const char *path);

/// Renames, but never onto something that exists.
int fs_rename_new(const char *from, const char *to);

/// Lets two names change places in one step.
int fs_exchange(const char *one, const char *other);

/// Copies every extended attribute that is the owner's to set, access lists among them.
int fs_copy_attributes(int from, int to);

/// Reserves room on the disk without changing the size; 0 when the file system cannot.
int fs_reserve(int descriptor, int64_t size);

/// Copies up to `count` bytes inside the kernel, sharing blocks where the file system can; returns
/// the number copied, 0 at the end.
ssize_t fs_copy_range(int from, int to, size_t count);

/// Maps a file read-only so that reading what another program has cut off gives zeros and not a
/// fatal signal. Returns NULL when it cannot be mapped.
const void *fs_map(int descriptor, size_t size);

/// Gives back the memory of the whole pages in a part of a mapping; they are read again when needed.
void fs_release(const void *start, size_t size);

/// Puts another file of the same content under a mapping that `fs_map` made, at the same place.
int fs_remap(const void *start, int descriptor, size_t size);

/// Ends a mapping that `fs_map` made.
void fs_unmap(const void *start, size_t size);

/// Whether zeros were put where part of the file had gone.
int fs_is_torn(const void *start);

#endif
