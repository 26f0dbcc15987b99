#ifndef CGRAMMARLOADER_H
#define CGRAMMARLOADER_H

/// Opens a grammar and returns its language, or NULL with a reason.
///
/// The entry point is `tree_sitter_NAME`. Libraries from wheels hide it, so the file's own symbol
/// table is read where the dynamic one does not have it. A library is never closed: trees point
/// into it.
///
/// - path: the shared library.
/// - name: the language, with underscores.
/// - reason: receives a static text when NULL is returned.
const void *grammar_open(const char *path, const char *name, const char **reason);

#endif
