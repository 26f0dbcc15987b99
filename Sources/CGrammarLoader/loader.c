#define _GNU_SOURCE
#include "CGrammarLoader.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef const void *(*entry_point)(void);

/* Whether a stretch of the file lies inside it; hostile sizes must not wrap round. */
static int inside(uint64_t offset, uint64_t size, uint64_t total) {
  return offset <= total && size <= total - offset;
}

/* The value of a function symbol in the file's symbol table, or 0. */
static uint64_t find_symbol(const uint8_t *file, uint64_t total, const char *name) {
  Elf64_Ehdr header;
  if (total < sizeof header) return 0;
  memcpy(&header, file, sizeof header);
  if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_shentsize != sizeof(Elf64_Shdr) ||
      !inside(header.e_shoff, (uint64_t)header.e_shnum * sizeof(Elf64_Shdr), total))
    return 0;
  size_t wanted = strlen(name) + 1;
  for (unsigned i = 0; i < header.e_shnum; i++) {
    Elf64_Shdr table, names;
    memcpy(&table, file + header.e_shoff + (uint64_t)i * sizeof table, sizeof table);
    if (table.sh_type != SHT_SYMTAB || table.sh_link >= header.e_shnum) continue;
    memcpy(&names, file + header.e_shoff + (uint64_t)table.sh_link * sizeof names, sizeof names);
    if (!inside(table.sh_offset, table.sh_size, total) ||
        !inside(names.sh_offset, names.sh_size, total))
      continue;
    for (uint64_t at = 0; at + sizeof(Elf64_Sym) <= table.sh_size; at += sizeof(Elf64_Sym)) {
      Elf64_Sym symbol;
      memcpy(&symbol, file + table.sh_offset + at, sizeof symbol);
      if (ELF64_ST_TYPE(symbol.st_info) == STT_FUNC && symbol.st_value != 0 &&
          inside(symbol.st_name, wanted, names.sh_size) &&
          memcmp(file + names.sh_offset + symbol.st_name, name, wanted) == 0)
        return symbol.st_value;
    }
  }
  return 0;
}

static uint64_t symbol_offset(const char *path, const char *name) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  struct stat status;
  uint64_t value = 0;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    void *file = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (file != MAP_FAILED) {
      value = find_symbol(file, (uint64_t)status.st_size, name);
      munmap(file, (size_t)status.st_size);
    }
  }
  close(fd);
  return value;
}

const void *grammar_open(const char *path, const char *name, const char **reason) {
  char symbol[128];
  if (snprintf(symbol, sizeof symbol, "tree_sitter_%s", name) >= (int)sizeof symbol) {
    *reason = "the language's name is too long";
    return NULL;
  }
  /* Lazy: wheels refer to Python functions that are never called here. */
  void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    *reason = "it is not a library that can be loaded here";
    return NULL;
  }
  entry_point entry = (entry_point)dlsym(library, symbol);
  if (entry == NULL) {
    struct link_map *map = NULL;
    uint64_t offset = symbol_offset(path, symbol);
    if (offset != 0 && dlinfo(library, RTLD_DI_LINKMAP, &map) == 0 && map != NULL)
      entry = (entry_point)(map->l_addr + offset);
  }
  if (entry == NULL) {
    *reason = "it has no entry point of that language";
    return NULL;
  }
  return entry();
}
