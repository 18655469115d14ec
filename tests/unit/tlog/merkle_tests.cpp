// Tests of the Merkle tree: published answers, and every small tree against plain recursion.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/merkle.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/tlog/merkle_proof.h"

namespace tsunagu::tlog {

namespace {

// Leaves, roots and proofs of the Certificate Transparency project (RFC 6962): repository
// google/certificate-transparency, python/ct/crypto/merkle_test.py.
const std::vector<std::string> kLeaves{"",
                                       "00",
                                       "10",
                                       "2021",
                                       "3031",
                                       "40414243",
                                       "5051525354555657",
                                       "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> kRoots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

struct PublishedConsistency {
  std::uint64_t old_size;
  std::uint64_t size;
  std::vector<std::string> path;
};
const std::vector<PublishedConsistency> kConsistency{
    {1, 1, {}},
    {1,
     8,
     {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
    {6,
     8,
     {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
    {2,
     5,
     {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};

constexpr std::uint64_t kLargest = 130;

std::vector<Digest> hashes_of_published_leaves() {
  std::vector<Digest> hashes;
  for (const std::string& leaf : kLeaves) {
    hashes.push_back(leaf_hash(from_hex(leaf).value()));
  }
  return hashes;
}

std::vector<Digest> numbered_hashes() {
  std::vector<Digest> hashes;
  for (std::uint64_t i = 0; i < kLargest; ++i) {
    hashes.push_back(leaf_hash(as_bytes(std::to_string(i))));
  }
  return hashes;
}

// The definitions of RFC 9162, word for word: slow, recursive, and nothing of ours but the hashes.
using Range = std::span<const Digest>;

std::size_t cut(Range leaves) {
  std::size_t k = 1;
  while (k * 2 < leaves.size()) {
    k *= 2;
  }
  return k;
}

Digest plain_root(Range leaves) {
  if (leaves.empty()) {
    return empty_root();
  }
  if (leaves.size() == 1) {
    return leaves[0];
  }
  const std::size_t k = cut(leaves);
  return node_hash(plain_root(leaves.first(k)), plain_root(leaves.subspan(k)));
}

std::vector<Digest> plain_path(std::size_t index, Range leaves) {
  if (leaves.size() == 1) {
    return {};
  }
  const std::size_t k = cut(leaves);
  const bool is_left = index < k;
  std::vector<Digest> path =
      is_left ? plain_path(index, leaves.first(k)) : plain_path(index - k, leaves.subspan(k));
  path.push_back(is_left ? plain_root(leaves.subspan(k)) : plain_root(leaves.first(k)));
  return path;
}

std::vector<Digest> plain_subproof(std::size_t old_size, Range leaves, bool is_whole) {
  if (old_size == leaves.size()) {
    return is_whole ? std::vector<Digest>{} : std::vector<Digest>{plain_root(leaves)};
  }
  const std::size_t k = cut(leaves);
  const bool is_left = old_size <= k;
  std::vector<Digest> path = is_left ? plain_subproof(old_size, leaves.first(k), is_whole)
                                     : plain_subproof(old_size - k, leaves.subspan(k), false);
  path.push_back(is_left ? plain_root(leaves.subspan(k)) : plain_root(leaves.first(k)));
  return path;
}

/// Subtrees of `hashes`, computed once each.
SubtreeHash subtrees_of(const std::vector<Digest>& hashes) {
  auto known = std::make_shared<std::map<std::pair<int, std::uint64_t>, Digest>>();
  return [&hashes, known](int level, std::uint64_t index) {
    const auto place = std::pair{level, index};
    if (!known->contains(place)) {
      const std::size_t width = std::size_t{1} << level;
      BOOST_REQUIRE((index + 1) * width <= hashes.size());
      (*known)[place] = plain_root(Range{hashes}.subspan(index * width, width));
    }
    return known->at(place);
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merkle_tests)

BOOST_AUTO_TEST_CASE(hashes_nothing_leaves_and_nodes_as_published) {
  Digest left{};
  Digest right{};
  for (std::size_t i = 0; i < 32; ++i) {
    left[i] = static_cast<std::byte>(i);
    right[i] = static_cast<std::byte>(32 + i);
  }

  BOOST_TEST(to_hex(empty_root()) ==
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(to_hex(leaf_hash({})) == kRoots[0]);
  BOOST_TEST(to_hex(leaf_hash(from_hex("101112131415161718191a1b1c1d1e1f").value())) ==
             "3bfb960453ebaebf33727da7a1f4db38acc051d381b6da20d6d4e88f0eabfd7a");
  BOOST_TEST(to_hex(node_hash(left, right)) ==
             "1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57");
}

BOOST_AUTO_TEST_CASE(gives_the_published_roots_while_growing) {
  Frontier tree;
  const std::vector<Digest> hashes = hashes_of_published_leaves();
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    tree.append(hashes[i]);

    BOOST_TEST(to_hex(tree.root()) == kRoots[i]);
    BOOST_TEST(tree.size() == i + 1);
  }
}

BOOST_AUTO_TEST_CASE(makes_and_accepts_the_published_consistency_proofs) {
  const std::vector<Digest> hashes = hashes_of_published_leaves();
  for (const PublishedConsistency& known : kConsistency) {
    const auto path = consistency_path(subtrees_of(hashes), known.old_size, known.size);

    std::vector<std::string> hex;
    for (const Digest& hash : path) {
      hex.push_back(to_hex(hash));
    }
    BOOST_TEST(hex == known.path, boost::test_tools::per_element());
    BOOST_TEST(proves_consistency(known.old_size, known.size,
                                  plain_root(Range{hashes}.first(known.old_size)),
                                  plain_root(Range{hashes}.first(known.size)), path));
  }
}

BOOST_AUTO_TEST_CASE(every_small_tree_has_the_root_of_the_definition) {
  const std::vector<Digest> hashes = numbered_hashes();
  const SubtreeHash subtrees = subtrees_of(hashes);
  Frontier tree;
  for (std::uint64_t size = 0; size <= kLargest; ++size) {
    const Digest expected = plain_root(Range{hashes}.first(size));

    BOOST_TEST((tree.root() == expected));
    BOOST_TEST((tree_root(subtrees, size) == expected));
    BOOST_TEST((root_of(Range{hashes}.first(size)) == expected));
    if (size < kLargest) {
      tree.append(hashes[size]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tree_cut_in_two_gives_the_same_root) {
  const std::vector<Digest> hashes = numbered_hashes();
  Frontier left;
  for (std::size_t i = 0; i < 64; ++i) {
    left.append(hashes[i]);
  }
  for (std::size_t size = 65; size <= 128; ++size) {
    const Digest right = plain_root(Range{hashes}.subspan(64, size - 64));

    BOOST_TEST((left.root_with(right) == plain_root(Range{hashes}.first(size))));
  }
}

BOOST_AUTO_TEST_CASE(every_inclusion_proof_is_that_of_the_definition_and_is_accepted) {
  const std::vector<Digest> hashes = numbered_hashes();
  const SubtreeHash subtrees = subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= kLargest; ++size) {
    const Range leaves = Range{hashes}.first(size);
    const Digest root = plain_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto path = inclusion_path(subtrees, index, size);

      BOOST_REQUIRE((path == plain_path(index, leaves)));
      BOOST_REQUIRE(proves_inclusion(index, size, hashes[index], root, path));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_inclusion_proof_serves_another_leaf_place_size_or_root) {
  const std::vector<Digest> hashes = numbered_hashes();
  const SubtreeHash subtrees = subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= 40; ++size) {
    const Digest root = tree_root(subtrees, size);
    for (std::uint64_t index = 0; index < size; ++index) {
      auto path = inclusion_path(subtrees, index, size);
      const Digest& leaf = hashes[index];
      for (std::uint64_t other = 0; other <= size + 1; ++other) {
        BOOST_REQUIRE_EQUAL(proves_inclusion(other, size, leaf, root, path), other == index);
      }
      BOOST_REQUIRE(!proves_inclusion(index, size, hashes[index + 1], root, path));
      BOOST_REQUIRE(!proves_inclusion(index, size, leaf, hashes[0], path) || size == 1);
      for (Digest& hash : path) {
        hash[31] ^= std::byte{1};
        BOOST_REQUIRE(!proves_inclusion(index, size, leaf, root, path));
        hash[31] ^= std::byte{1};
      }
      path.push_back(leaf);
      BOOST_REQUIRE(!proves_inclusion(index, size, leaf, root, path));
      path.pop_back();
      if (!path.empty()) {
        path.pop_back();
        BOOST_REQUIRE(!proves_inclusion(index, size, leaf, root, path));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_consistency_proof_is_that_of_the_definition_and_is_accepted) {
  const std::vector<Digest> hashes = numbered_hashes();
  const SubtreeHash subtrees = subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= kLargest; ++size) {
    const Range leaves = Range{hashes}.first(size);
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const auto path = consistency_path(subtrees, old_size, size);

      BOOST_REQUIRE((path == plain_subproof(old_size, leaves, true)));
      BOOST_REQUIRE(proves_consistency(old_size, size, tree_root(subtrees, old_size),
                                       tree_root(subtrees, size), path));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_consistency_proof_serves_another_size_or_root) {
  const std::vector<Digest> hashes = numbered_hashes();
  const SubtreeHash subtrees = subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= 40; ++size) {
    const Digest root = tree_root(subtrees, size);
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      auto path = consistency_path(subtrees, old_size, size);
      const Digest old_root = tree_root(subtrees, old_size);
      BOOST_REQUIRE(!proves_consistency(old_size, size, hashes[99], root, path));
      BOOST_REQUIRE(!proves_consistency(old_size, size, old_root, hashes[99], path));
      for (Digest& hash : path) {
        hash[0] ^= std::byte{1};
        BOOST_REQUIRE(!proves_consistency(old_size, size, old_root, root, path));
        hash[0] ^= std::byte{1};
      }
      path.push_back(root);
      BOOST_REQUIRE(!proves_consistency(old_size, size, old_root, root, path));
      path.pop_back();
      if (!path.empty()) {
        path.pop_back();
        BOOST_REQUIRE(!proves_consistency(old_size, size, old_root, root, path));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_tree_continues_the_empty_one_and_none_a_larger_one) {
  const std::vector<Digest> hashes = numbered_hashes();
  const Digest root = root_of(hashes);

  BOOST_TEST(proves_consistency(0, kLargest, empty_root(), root, {}));
  BOOST_TEST(!proves_consistency(0, kLargest, root, root, {}));
  BOOST_TEST(!proves_consistency(kLargest, 3, root, root, {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
