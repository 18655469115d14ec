/// Hashing of leaves and nodes, and the frontier of a growing tree.
#include "server/tlog/merkle.h"

#include <array>

#include "security/digest.h"
#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

constexpr std::array kLeafPrefix{std::byte{0x00}};
constexpr std::array kNodePrefix{std::byte{0x01}};

}  // namespace

Digest leaf_hash(ByteView leaf) { return security::sha256({kLeafPrefix, leaf}); }

Digest node_hash(const Digest& left, const Digest& right) {
  return security::sha256({kNodePrefix, left, right});
}

Digest empty_root() { return security::sha256(ByteView{}); }

void Frontier::append(const Digest& hash) {
  TSUNAGU_ENSURE(size_ < kMaxLogSize, "a log has at most 2^48 leaves");
  Digest merged = hash;
  // Each one bit at the low end of the size is a complete tree as large as the one growing here.
  for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1U) {
    merged = node_hash(peaks_.back(), merged);
    peaks_.pop_back();
  }
  peaks_.push_back(merged);
  ++size_;
}

Digest Frontier::root() const {
  if (peaks_.empty()) {
    return empty_root();
  }
  Digest root = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) {
    root = node_hash(*peak, root);
  }
  return root;
}

Digest Frontier::root_with(const Digest& right) const {
  Digest root = right;
  for (auto peak = peaks_.rbegin(); peak != peaks_.rend(); ++peak) {
    root = node_hash(*peak, root);
  }
  return root;
}

Digest root_of(std::span<const Digest> hashes) {
  Frontier tree;
  for (const Digest& hash : hashes) {
    tree.append(hash);
  }
  return tree.root();
}

}  // namespace tsunagu::tlog
