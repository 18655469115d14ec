/// Proofs of RFC 9162: that a leaf is in a tree, and that one tree continues another.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "server/tlog/merkle.h"

namespace tsunagu::tlog {

/// Returns the hash of the complete subtree over leaves [index << level, (index + 1) << level).
using SubtreeHash = std::function<Digest(int level, std::uint64_t index)>;

/// The root of the tree of `size` leaves.
Digest tree_root(const SubtreeHash& hash_of, std::uint64_t size);

/// The hashes from the leaf's sibling up to the root's child (section 2.1.3.1). `index` < `size`.
std::vector<Digest> inclusion_path(const SubtreeHash& hash_of, std::uint64_t index,
                                   std::uint64_t size);
/// The hashes that join both roots (section 2.1.4.1). 0 < `old_size` <= `size`.
std::vector<Digest> consistency_path(const SubtreeHash& hash_of, std::uint64_t old_size,
                                     std::uint64_t size);

/// Whether `path` leads from the leaf hash at `index` to `root` (section 2.1.3.2).
bool proves_inclusion(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                      const Digest& root, std::span<const Digest> path);
/// Whether `path` shows that the tree of `size` begins with the one of `old_size` (section
/// 2.1.4.2). Every tree begins with the empty one, for which `path` is empty.
bool proves_consistency(std::uint64_t old_size, std::uint64_t size, const Digest& old_root,
                        const Digest& root, std::span<const Digest> path);

}  // namespace tsunagu::tlog
