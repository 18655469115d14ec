// Tests of Merkle proofs: published answers, and all of small trees against the definition.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/merkle_proof.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/unit/tlog/plain_tree.h"

namespace tsunagu::tlog {

namespace {

using testing::Range;

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

}  // namespace

BOOST_AUTO_TEST_SUITE(merkle_proof_tests)

BOOST_AUTO_TEST_CASE(makes_and_accepts_the_published_consistency_proofs) {
  const std::vector<Digest> hashes = testing::published_leaf_hashes();
  for (const PublishedConsistency& known : kConsistency) {
    const auto path = consistency_path(testing::subtrees_of(hashes), known.old_size, known.size);

    std::vector<std::string> hex;
    for (const Digest& hash : path) {
      hex.push_back(to_hex(hash));
    }
    BOOST_TEST(hex == known.path, boost::test_tools::per_element());
    BOOST_TEST(proves_consistency(known.old_size, known.size,
                                  testing::plain_root(Range{hashes}.first(known.old_size)),
                                  testing::plain_root(Range{hashes}.first(known.size)), path));
  }
}

BOOST_AUTO_TEST_CASE(every_inclusion_proof_is_that_of_the_definition_and_is_accepted) {
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const SubtreeHash subtrees = testing::subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= testing::kLargestTree; ++size) {
    const Range leaves = Range{hashes}.first(size);
    const Digest root = testing::plain_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto path = inclusion_path(subtrees, index, size);

      BOOST_REQUIRE((path == testing::plain_path(index, leaves)));
      BOOST_REQUIRE(proves_inclusion(index, size, hashes[index], root, path));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_inclusion_proof_serves_another_leaf_place_size_or_root) {
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const SubtreeHash subtrees = testing::subtrees_of(hashes);
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
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const SubtreeHash subtrees = testing::subtrees_of(hashes);
  for (std::uint64_t size = 1; size <= testing::kLargestTree; ++size) {
    const Range leaves = Range{hashes}.first(size);
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const auto path = consistency_path(subtrees, old_size, size);

      BOOST_REQUIRE((path == testing::plain_consistency(old_size, leaves)));
      BOOST_REQUIRE(proves_consistency(old_size, size, tree_root(subtrees, old_size),
                                       tree_root(subtrees, size), path));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_consistency_proof_serves_another_size_or_root) {
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const SubtreeHash subtrees = testing::subtrees_of(hashes);
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
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const Digest root = root_of(hashes);

  BOOST_TEST(proves_consistency(0, testing::kLargestTree, empty_root(), root, {}));
  BOOST_TEST(!proves_consistency(0, testing::kLargestTree, root, root, {}));
  BOOST_TEST(!proves_consistency(testing::kLargestTree, 3, root, root, {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
