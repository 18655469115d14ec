/// Trees by definition.
#include "tests/unit/tlog/plain_tree.h"

#include <map>
#include <memory>
#include <utility>

namespace tsunagu::tlog::testing {

namespace {

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

std::size_t cut(Range leaves) {
  std::size_t k = 1;
  while (k * 2 < leaves.size()) {
    k *= 2;
  }
  return k;
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

}  // namespace

const std::vector<std::string>& published_roots() { return kRoots; }

std::vector<Digest> published_leaf_hashes() {
  std::vector<Digest> hashes;
  for (const std::string& leaf : kLeaves) {
    hashes.push_back(leaf_hash(from_hex(leaf).value()));
  }
  return hashes;
}

std::vector<Digest> numbered_hashes() {
  std::vector<Digest> hashes;
  for (std::uint64_t i = 0; i < kLargestTree; ++i) {
    hashes.push_back(leaf_hash(as_bytes(std::to_string(i))));
  }
  return hashes;
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

std::vector<Digest> plain_consistency(std::size_t old_size, Range leaves) {
  return plain_subproof(old_size, leaves, true);
}

SubtreeHash subtrees_of(const std::vector<Digest>& hashes) {
  auto known = std::make_shared<std::map<std::pair<int, std::uint64_t>, Digest>>();
  return [&hashes, known](int level, std::uint64_t index) {
    const auto place = std::pair{level, index};
    if (!known->contains(place)) {
      const std::size_t width = std::size_t{1} << level;
      (*known)[place] = plain_root(Range{hashes}.subspan(index * width, width));
    }
    return known->at(place);
  };
}

}  // namespace tsunagu::tlog::testing
