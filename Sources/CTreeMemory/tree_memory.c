#include "CTreeMemory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  UNIT = 16,
  /// The number of unit sizes that are pooled: blocks of up to one kilobyte.
  CLASSES = 64,
  CHUNK = 256 * 1024,
};

/// Before every block; sixteen bytes keep the block aligned for any type.
typedef struct {
  tree_pool *pool;
  /// The size in units for a pooled block, in bytes for one of the general allocator.
  uint64_t size;
} header;

typedef struct chunk {
  struct chunk *next;
  uint64_t padding;
} chunk;

struct tree_pool {
  void *free[CLASSES + 1];
  char *next;
  char *end;
  chunk *chunks;
};

static _Thread_local tree_pool *current;

tree_pool *tree_pool_new(void) { return calloc(1, sizeof(tree_pool)); }

void tree_pool_delete(tree_pool *pool) {
  if (!pool) return;
  for (chunk *each = pool->chunks; each;) {
    chunk *next = each->next;
    free(each);
    each = next;
  }
  free(pool);
}

tree_pool *tree_pool_enter(tree_pool *pool) {
  tree_pool *before = current;
  current = pool;
  return before;
}

/// The parser library has no way to go on without memory either.
static void *require(void *memory) {
  if (!memory) abort();
  return memory;
}

static void *general(size_t size) {
  if (size > SIZE_MAX - sizeof(header)) abort();
  header *start = require(malloc(sizeof(header) + size));
  *start = (header){NULL, size};
  return start + 1;
}

static void *pooled(tree_pool *pool, size_t units) {
  void *block = pool->free[units];
  if (block) {
    memcpy(&pool->free[units], block, sizeof(void *));
    return block;
  }
  size_t size = sizeof(header) + units * UNIT;
  if ((size_t)(pool->end - pool->next) < size) {
    chunk *added = require(malloc(CHUNK));
    added->next = pool->chunks;
    pool->chunks = added;
    pool->next = (char *)(added + 1);
    pool->end = (char *)added + CHUNK;
  }
  header *start = (header *)pool->next;
  pool->next += size;
  *start = (header){pool, units};
  return start + 1;
}

void *tree_malloc(size_t size) {
  tree_pool *pool = current;
  if (!pool || size > CLASSES * UNIT) return general(size);
  return pooled(pool, size == 0 ? 1 : (size + UNIT - 1) / UNIT);
}

void *tree_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) abort();
  void *block = tree_malloc(count * size);
  memset(block, 0, count * size);
  return block;
}

void tree_free(void *block) {
  if (!block) return;
  header *start = (header *)block - 1;
  tree_pool *pool = start->pool;
  if (!pool) return free(start);
  memcpy(block, &pool->free[start->size], sizeof(void *));
  pool->free[start->size] = block;
}

void *tree_realloc(void *block, size_t size) {
  if (!block) return tree_malloc(size);
  header *start = (header *)block - 1;
  if (!start->pool && size > CLASSES * UNIT) {
    if (size > SIZE_MAX - sizeof(header)) abort();
    start = require(realloc(start, sizeof(header) + size));
    start->size = size;
    return start + 1;
  }
  size_t room = start->pool ? start->size * UNIT : start->size;
  if (size <= room && start->pool) return block;
  void *moved = tree_malloc(size);
  memcpy(moved, block, room < size ? room : size);
  tree_free(block);
  return moved;
}
