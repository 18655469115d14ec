/// Making and checking of Merkle proofs, with loops instead of the recursion of RFC 9162.
#include "server/tlog/merkle_proof.h"

#include <algorithm>
#include <bit>

#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

/// The root over leaves [begin, end), where `begin` is a multiple of a power of two that is not
/// below the length, as it always is where RFC 9162 cuts a tree.
Digest range_root(const SubtreeHash& hash_of, std::uint64_t begin, std::uint64_t end) {
  std::vector<Digest> peaks;
  while (begin < end) {
    const int level = static_cast<int>(std::bit_width(end - begin)) - 1;
    peaks.push_back(hash_of(level, begin >> level));
    begin += std::uint64_t{1} << level;
  }
  Digest root = peaks.back();
  for (auto peak = peaks.rbegin() + 1; peak != peaks.rend(); ++peak) {
    root = node_hash(*peak, root);
  }
  return root;
}

/// Where a tree of `size` > 1 leaves is cut: the largest power of two below `size`.
std::uint64_t left_size(std::uint64_t size) { return std::bit_floor(size - 1); }

bool is_odd(std::uint64_t number) { return (number & 1U) != 0; }

/// The way of a node up a tree: its index and the index of the last node of its level.
struct Climb {
  std::uint64_t node;
  std::uint64_t last;

  void up() {
    node >>= 1U;
    last >>= 1U;
  }
  bool is_right_child() const { return is_odd(node) || node == last; }
  /// Passes the levels where the last node has no sibling.
  void skip_lonely_levels() {
    while (!is_odd(node) && node != 0) {
      up();
    }
  }
};

}  // namespace

Digest tree_root(const SubtreeHash& hash_of, std::uint64_t size) {
  return size == 0 ? empty_root() : range_root(hash_of, 0, size);
}

std::vector<Digest> inclusion_path(const SubtreeHash& hash_of, std::uint64_t index,
                                   std::uint64_t size) {
  TSUNAGU_ENSURE(index < size, "only a leaf of the tree has a proof");
  std::vector<Digest> path;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (end - begin > 1) {
    const std::uint64_t cut = begin + left_size(end - begin);
    if (index < cut) {
      path.push_back(range_root(hash_of, cut, end));
      end = cut;
    } else {
      path.push_back(range_root(hash_of, begin, cut));
      begin = cut;
    }
  }
  std::ranges::reverse(path);
  return path;
}

std::vector<Digest> consistency_path(const SubtreeHash& hash_of, std::uint64_t old_size,
                                     std::uint64_t size) {
  TSUNAGU_ENSURE(old_size > 0 && old_size <= size, "a tree continues only a smaller one");
  std::vector<Digest> path;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (old_size != end) {
    const std::uint64_t cut = begin + left_size(end - begin);
    if (old_size <= cut) {
      path.push_back(range_root(hash_of, cut, end));
      end = cut;
    } else {
      path.push_back(range_root(hash_of, begin, cut));
      begin = cut;
    }
  }
  // Where the cut never went right, this part is the whole old tree, whose root the verifier has.
  if (begin != 0) {
    path.push_back(range_root(hash_of, begin, end));
  }
  std::ranges::reverse(path);
  return path;
}

bool proves_inclusion(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                      const Digest& root, std::span<const Digest> path) {
  if (index >= size) {
    return false;
  }
  Climb climb{index, size - 1};
  Digest hash = leaf;
  for (const Digest& sibling : path) {
    if (climb.last == 0) {
      return false;
    }
    if (climb.is_right_child()) {
      hash = node_hash(sibling, hash);
      climb.skip_lonely_levels();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.up();
  }
  return climb.last == 0 && hash == root;
}

bool proves_consistency(std::uint64_t old_size, std::uint64_t size, const Digest& old_root,
                        const Digest& root, std::span<const Digest> path) {
  if (old_size == 0) {
    return path.empty() && old_root == empty_root();
  }
  if (old_size >= size) {
    return old_size == size && path.empty() && old_root == root;
  }
  // A complete old tree is itself the first node, so the proof leaves it out.
  const bool is_complete = std::has_single_bit(old_size);
  if (!is_complete && path.empty()) {
    return false;
  }
  const Digest first = is_complete ? old_root : path.front();
  Climb climb{old_size - 1, size - 1};
  while (is_odd(climb.node)) {
    climb.up();
  }
  Digest old_hash = first;
  Digest hash = first;
  for (const Digest& node : path.subspan(is_complete ? 0 : 1)) {
    if (climb.last == 0) {
      return false;
    }
    if (climb.is_right_child()) {
      old_hash = node_hash(node, old_hash);
      hash = node_hash(node, hash);
      climb.skip_lonely_levels();
    } else {
      hash = node_hash(hash, node);
    }
    climb.up();
  }
  return climb.last == 0 && old_hash == old_root && hash == root;
}

}  // namespace tsunagu::tlog
