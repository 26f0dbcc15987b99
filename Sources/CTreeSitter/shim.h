#ifndef CTREESITTER_SHIM_H
#define CTREESITTER_SHIM_H
#include <tree_sitter/api.h>
#endif
