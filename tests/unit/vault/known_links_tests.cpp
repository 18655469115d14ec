// Which cases are of one person, as links say one after the other.
#define BOOST_TEST_DYN_LINK
#include "server/vault/known_links.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"

using namespace tsunagu;
using namespace tsunagu::vault;

namespace {

Uuid id(int number) {
  Uuid out;
  out.bytes[15] = std::byte{static_cast<unsigned char>(number)};
  return out;
}

struct Links {
  KnownLinks links;

  void link(int from, int into, LinkKind kind = LinkKind::merged) {
    links.add({make_uuid(), id(from), id(into), kind, {}});
  }
  static std::string words(const std::vector<Uuid>& cases) {
    std::string out;
    for (const auto& one : cases) {
      out += (out.empty() ? "" : " ") + std::to_string(std::to_integer<int>(one.bytes[15]));
    }
    return out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(known_links_tests, Links)

BOOST_AUTO_TEST_CASE(a_case_without_links_stands_alone) {
  BOOST_TEST((links.root_of(id(1)) == id(1)));
  BOOST_TEST(links.others_of(id(1)).empty());
  BOOST_TEST(links.empty());
}

BOOST_AUTO_TEST_CASE(follows_links_to_where_they_end) {
  link(3, 2);
  link(2, 1);

  BOOST_TEST((links.root_of(id(3)) == id(1)));
  BOOST_TEST((links.next_of(id(3)) == id(2)));
  BOOST_TEST(words(links.merged_into(id(1))) == "2 3");
  BOOST_TEST(words(links.merged_into(id(2))) == "3");
  BOOST_TEST(words(links.others_of(id(3))) == "2 1");
}

BOOST_AUTO_TEST_CASE(a_split_ends_a_link_and_leaves_the_others) {
  link(3, 2);
  link(2, 1);
  link(2, 1, LinkKind::split);

  BOOST_TEST((links.root_of(id(3)) == id(2)));
  BOOST_TEST(links.merged_into(id(1)).empty());
  BOOST_TEST(links.of(id(2)).size() == 3U);
}

BOOST_AUTO_TEST_CASE(names_a_circle_that_no_log_of_ours_has) {
  link(1, 2);
  link(2, 1);

  BOOST_CHECK_THROW(links.root_of(id(1)), IntegrityError);
}

BOOST_AUTO_TEST_CASE(an_event_says_what_the_link_is) {
  for (const auto kind : {LinkKind::merged, LinkKind::split, LinkKind::merged_by_code}) {
    KnownLink link{make_uuid(), id(1), id(2), kind, {}};
    link.seal.fill(std::byte{7});

    const auto read = known_link(link_event(link));

    BOOST_TEST((read.link_id == link.link_id && read.from == link.from && read.into == link.into));
    BOOST_TEST((read.kind == kind));
    BOOST_TEST((read.seal == link.seal));
  }
}

BOOST_AUTO_TEST_CASE(refuses_an_event_that_names_no_link) {
  auto event = link_event({make_uuid(), id(1), id(2), LinkKind::merged, {}});
  event.link.pop_back();

  BOOST_CHECK_THROW(known_link(event), IntegrityError);
}

BOOST_AUTO_TEST_SUITE_END()
