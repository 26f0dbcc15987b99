#ifndef CTREEMEMORY_H
#define CTREEMEMORY_H

#include <stddef.h>

/// Memory for syntax trees: small blocks from large chunks, given back all at once.
///
/// Parsing makes and drops millions of small nodes, and a general allocator's bookkeeping is a
/// tenth of its time. A pool is used by one thread at a time and needs no locks.
typedef struct tree_pool tree_pool;

/// Makes an empty pool; NULL when there is no memory.
tree_pool *tree_pool_new(void);

/// Gives all of a pool's memory back; nothing that was made in it may be used after that.
void tree_pool_delete(tree_pool *pool);

/// Makes a pool the one that the calling thread takes memory from, or the general allocator for
/// NULL; returns the one before.
tree_pool *tree_pool_enter(tree_pool *pool);

// The allocator's functions, as the parser library wants them. A block knows its pool, so that it
// may be freed after its pool was left.
void *tree_malloc(size_t size);
void *tree_calloc(size_t count, size_t size);
void *tree_realloc(void *block, size_t size);
void tree_free(void *block);

#endif
