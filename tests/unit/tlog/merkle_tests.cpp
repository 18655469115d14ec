// Tests of the Merkle tree: published answers, and every small tree against the definition.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/merkle.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/unit/tlog/plain_tree.h"

namespace tsunagu::tlog {

namespace {

using testing::Range;

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
  BOOST_TEST(to_hex(leaf_hash({})) == testing::published_roots()[0]);
  BOOST_TEST(to_hex(leaf_hash(from_hex("101112131415161718191a1b1c1d1e1f").value())) ==
             "3bfb960453ebaebf33727da7a1f4db38acc051d381b6da20d6d4e88f0eabfd7a");
  BOOST_TEST(to_hex(node_hash(left, right)) ==
             "1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57");
}

BOOST_AUTO_TEST_CASE(gives_the_published_roots_while_growing) {
  Frontier tree;
  const std::vector<Digest> hashes = testing::published_leaf_hashes();
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    tree.append(hashes[i]);

    BOOST_TEST(to_hex(tree.root()) == testing::published_roots()[i]);
    BOOST_TEST(tree.size() == i + 1);
  }
}

BOOST_AUTO_TEST_CASE(every_small_tree_has_the_root_of_the_definition) {
  const std::vector<Digest> hashes = testing::numbered_hashes();
  const SubtreeHash subtrees = testing::subtrees_of(hashes);
  Frontier tree;
  for (std::uint64_t size = 0; size <= testing::kLargestTree; ++size) {
    const Digest expected = testing::plain_root(Range{hashes}.first(size));

    BOOST_TEST((tree.root() == expected));
    BOOST_TEST((tree_root(subtrees, size) == expected));
    BOOST_TEST((root_of(Range{hashes}.first(size)) == expected));
    if (size < testing::kLargestTree) {
      tree.append(hashes[size]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tree_cut_in_two_gives_the_same_root) {
  const std::vector<Digest> hashes = testing::numbered_hashes();
  Frontier left;
  for (std::size_t i = 0; i < 64; ++i) {
    left.append(hashes[i]);
  }
  for (std::size_t size = 65; size <= 128; ++size) {
    const Digest right = testing::plain_root(Range{hashes}.subspan(64, size - 64));

    BOOST_TEST((left.root_with(right) == testing::plain_root(Range{hashes}.first(size))));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
