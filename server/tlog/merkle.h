/// The Merkle tree of RFC 9162 section 2.1: hashes of leaves and nodes, and a tree that grows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "security/digest.h"
#include "server/base/bytes.h"

namespace tsunagu::tlog {

using Digest = security::Digest;

/// The most leaves a log may have: far beyond any use, and small enough that no sum overflows.
inline constexpr std::uint64_t kMaxLogSize = std::uint64_t{1} << 48;

/// SHA-256(0x00 || leaf).
Digest leaf_hash(ByteView leaf);
/// SHA-256(0x01 || left || right).
Digest node_hash(const Digest& left, const Digest& right);
/// The root of a tree without leaves: SHA-256 of nothing.
Digest empty_root();

/// A tree of which only the roots of its complete parts are kept: 64 hashes at most.
class Frontier {
 public:
  /// Adds one leaf hash at the right.
  void append(const Digest& hash);
  std::uint64_t size() const { return size_; }
  /// The root of all leaves so far.
  Digest root() const;
  /// The root when `right` is the root of a smaller tree standing to the right of this one.
  Digest root_with(const Digest& right) const;

 private:
  std::vector<Digest> peaks_;  // roots of complete trees, largest first
  std::uint64_t size_ = 0;
};

/// The root of the tree with these leaf hashes; of nodes of one level just as well.
Digest root_of(std::span<const Digest> hashes);

}  // namespace tsunagu::tlog
