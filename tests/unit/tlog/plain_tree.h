/// Merkle trees by the definitions of RFC 9162 and by published answers, for tests.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "server/tlog/merkle_proof.h"

namespace tsunagu::tlog::testing {

using Range = std::span<const Digest>;

/// Roots of the first 1 to 8 leaves that the Certificate Transparency project published (RFC 6962):
/// repository google/certificate-transparency, python/ct/crypto/merkle_test.py.
const std::vector<std::string>& published_roots();
/// The hashes of these leaves.
std::vector<Digest> published_leaf_hashes();

inline constexpr std::uint64_t kLargestTree = 130;
/// kLargestTree different leaf hashes.
std::vector<Digest> numbered_hashes();

// The definitions word for word: slow, recursive, and nothing of ours but the hash of a node.
Digest plain_root(Range leaves);
std::vector<Digest> plain_path(std::size_t index, Range leaves);
std::vector<Digest> plain_consistency(std::size_t old_size, Range leaves);

/// Subtrees of `hashes`, which outlive it.
SubtreeHash subtrees_of(const std::vector<Digest>& hashes);

}  // namespace tsunagu::tlog::testing
