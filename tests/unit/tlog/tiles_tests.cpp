// Tests of tile names, widths and contents.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/tiles.h"

#include <boost/test/unit_test.hpp>

namespace tsunagu::tlog {

namespace {

std::vector<std::string> paths_of(std::uint64_t size) {
  std::vector<std::string> paths;
  for_each_tile(size, [&](const TileFile& file) {
    paths.push_back(tile_path(file));
    return true;
  });
  return paths;
}

std::uint64_t count_of(std::uint64_t size, int level, bool is_full) {
  std::uint64_t count = 0;
  for_each_tile(size, [&](const TileFile& file) {
    count += file.level == level && (file.width == kTileWidth) == is_full ? 1 : 0;
    return true;
  });
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tiles_tests)

BOOST_AUTO_TEST_CASE(names_tiles_as_the_specification_does) {
  BOOST_TEST(tile_path({0, 1'234'067, 256}) == "tile/0/x001/x234/067");
  BOOST_TEST(tile_path({3, 999, 1}) == "tile/3/999.p/1");
  BOOST_TEST(tile_path({1, 1000, 255}) == "tile/1/x001/000.p/255");
  BOOST_TEST(tile_path({kEntries, 5, 256}) == "tile/entries/005");
  BOOST_TEST(tile_path({kEntries, 70'000, 12}) == "tile/entries/x070/000.p/12");
}

BOOST_AUTO_TEST_CASE(a_log_of_70000_has_the_tiles_of_the_specification) {
  BOOST_TEST(count_of(70'000, 0, true) == 273);
  BOOST_TEST(count_of(70'000, 0, false) == 1);
  BOOST_TEST((tile_at(0, 273, 70'000) == TileFile{0, 273, 112}));
  BOOST_TEST(count_of(70'000, 1, true) == 1);
  BOOST_TEST((tile_at(1, 1, 70'000) == TileFile{1, 1, 17}));
  BOOST_TEST((tile_at(2, 0, 70'000) == TileFile{2, 0, 1}));
  BOOST_TEST(count_of(70'000, 3, true) + count_of(70'000, 3, false) == 0);
}

BOOST_AUTO_TEST_CASE(a_log_of_256_has_one_full_tile_and_its_root_above) {
  BOOST_TEST(paths_of(256) ==
                 (std::vector<std::string>{"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}),
             boost::test_tools::per_element());
  BOOST_TEST(paths_of(0).empty());
  BOOST_TEST(paths_of(1) == (std::vector<std::string>{"tile/entries/000.p/1", "tile/0/000.p/1"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_visit_stops_when_told) {
  int visits = 0;
  for_each_tile(70'000, [&](const TileFile&) { return ++visits < 3; });

  BOOST_TEST(visits == 3);
}

BOOST_AUTO_TEST_CASE(bundles_come_apart_only_as_they_were_joined) {
  Bytes bundle;
  append_entry(bundle, as_bytes("ab"));
  append_entry(bundle, {});
  append_entry(bundle, as_bytes("c"));
  BOOST_TEST(to_hex(bundle) == "000261620000000163");

  const auto entries = split_bundle(bundle, 3);
  BOOST_REQUIRE(entries.has_value());
  BOOST_TEST(as_text((*entries)[0]) == "ab");
  BOOST_TEST((*entries)[1].empty());
  BOOST_TEST(as_text((*entries)[2]) == "c");
  BOOST_TEST(!split_bundle(bundle, 2));
  BOOST_TEST(!split_bundle(bundle, 4));
  for (std::size_t length = 0; length < bundle.size(); ++length) {
    BOOST_TEST(!split_bundle(ByteView{bundle}.first(length), 3));
  }
}

BOOST_AUTO_TEST_CASE(hashes_come_apart_as_they_were_joined) {
  const std::vector<Digest> hashes{leaf_hash(as_bytes("a")), leaf_hash(as_bytes("b"))};

  const Bytes tile = join_hashes(hashes);

  BOOST_TEST(tile.size() == 64);
  BOOST_TEST((split_hashes(tile) == hashes));
  BOOST_TEST(!split_hashes(ByteView{tile}.first(63)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
