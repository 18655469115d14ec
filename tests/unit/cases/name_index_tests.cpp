// Finding people by name.
#define BOOST_TEST_DYN_LINK
#include "server/cases/name_index.h"

#include <thread>

#include <boost/test/unit_test.hpp>

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

Uuid id(std::uint8_t number) {
  Uuid out;
  out.bytes[15] = std::byte{number};
  return out;
}

struct Fixture {
  NameIndex index;

  void add(std::uint8_t document, const std::string& name, const std::string& kana = "",
           bool is_protected = false, std::uint8_t in_case = 0) {
    index.add({id(document), id(in_case == 0 ? document : in_case), name, kana, "1988-09-13",
               is_protected});
  }

  void add_household(std::uint8_t document, const std::string& name,
                     const std::vector<NamedMember>& members) {
    NameEntry made{id(document), id(document), name, "", "", false};
    made.members = members;
    index.add(std::move(made));
  }

  /// "exact 3, folded 1" for the hits of `query`.
  std::string found(const std::string& query, std::size_t limit = 10) const {
    std::string out;
    for (const auto& hit : index.find(query, limit)) {
      out += (out.empty() ? "" : ", ") + std::string{rank_word(hit.rank)} + " " +
             std::to_string(std::to_integer<int>(hit.entry.document_id.bytes[15]));
    }
    return out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(name_index_tests, Fixture)

BOOST_AUTO_TEST_CASE(finds_variants_of_kanji_both_ways) {
  add(1, "髙橋　一郎");
  add(2, "高橋　一郎");

  BOOST_TEST(found("髙橋一郎") == "exact 1, folded 2");
  BOOST_TEST(found("高橋 一郎") == "exact 2, folded 1");
}

BOOST_AUTO_TEST_CASE(finds_readings_in_every_kana) {
  add(1, "高橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");

  for (const char* query : {"たかはし いちろう", "タカハシイチロウ", "ﾀｶﾊｼ　ｲﾁﾛｳ"}) {
    BOOST_TEST(found(query) == "exact 1", query);
  }
  BOOST_TEST(found("たかはし") == "prefix 1");
  BOOST_TEST(found("ｲﾁﾛｳ") == "part 1");
}

BOOST_AUTO_TEST_CASE(puts_the_best_rank_first_and_the_newest_first_within_it) {
  add(1, "小山田");
  add(2, "山田花子");
  add(3, "山田");
  add(4, "山田太郎");

  BOOST_TEST(found("山田") == "exact 3, prefix 4, prefix 2, part 1");
}

BOOST_AUTO_TEST_CASE(finds_members_of_a_household_and_says_which) {
  add_household(1, "山田　花子", {{"山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ"}, {"髙橋　梅", ""}});

  const auto by_kana = index.find("やまだたろう", 5);
  const auto by_kanji = index.find("高橋梅", 5);
  const auto subject = index.find("山田花子", 5);

  BOOST_REQUIRE(by_kana.size() == 1U);
  BOOST_TEST((by_kana[0].member == std::size_t{0}));
  BOOST_TEST((by_kana[0].rank == NameRank::exact));
  BOOST_REQUIRE(by_kanji.size() == 1U);
  BOOST_TEST((by_kanji[0].member == std::size_t{1}));
  BOOST_REQUIRE(subject.size() == 1U);
  BOOST_TEST(!subject[0].member.has_value());
}

BOOST_AUTO_TEST_CASE(puts_the_person_before_a_member_of_the_same_rank) {
  add(1, "山田");
  add_household(2, "佐藤", {{"山田", ""}});

  BOOST_TEST(found("山田") == "exact 1, exact 2");
  BOOST_TEST((index.find("山田", 5)[1].member == std::size_t{0}));
}

BOOST_AUTO_TEST_CASE(finds_entries_of_other_cases_that_share_a_key) {
  add(1, "髙橋　一郎", "ﾀｶﾊｼ", false, 9);
  add(2, "高橋一郎", "", false, 8);
  add(3, "別名", "", false, 8);
  add(4, "たかはし", "タカハシ", false, 7);
  add(5, "佐藤", "", false, 6);
  add(6, "", "", false, 5);

  std::string cases;
  for (const auto& entry : index.like(id(9))) {
    cases += std::to_string(std::to_integer<int>(entry.case_id.bytes[15]));
  }

  BOOST_TEST(cases == "887");
  BOOST_TEST(index.of(id(8)).size() == 2U);
}

BOOST_AUTO_TEST_CASE(finds_entries_with_the_same_resident_code) {
  for (std::uint8_t number = 1; number <= 3; ++number) {
    NameEntry made{id(number), id(number), "名" + std::to_string(number), "", "", false};
    made.resident.emplace();
    made.resident->fill(std::byte{static_cast<unsigned char>(number == 3 ? 2 : 1)});
    index.add(std::move(made));
  }

  const auto alike = index.like(id(1));

  BOOST_REQUIRE(alike.size() == 1U);
  BOOST_TEST((alike[0].case_id == id(2)));
}

BOOST_AUTO_TEST_CASE(keeps_to_the_limit_with_the_best) {
  add(1, "山田");
  add(2, "小山田");
  add(3, "山田花子");

  BOOST_TEST(found("山田", 2) == "exact 1, prefix 3");
  BOOST_TEST(found("山田", 0) == "");
}

BOOST_AUTO_TEST_CASE(finds_nothing_for_nothing) {
  add(1, "山田", "ヤマダ");
  add(2, "", "");

  BOOST_TEST(found("") == "");
  BOOST_TEST(found(" 　・") == "");
  BOOST_TEST(found("佐藤") == "");
}

BOOST_AUTO_TEST_CASE(gives_the_entry_as_it_was_added) {
  add(7, "﨑山　恵", "ｻｷﾔﾏ ﾒｸﾞﾐ", false, 9);

  const auto hits = index.find("崎山", 1);

  BOOST_REQUIRE(hits.size() == 1U);
  BOOST_TEST(hits[0].entry.name == "﨑山　恵");
  BOOST_TEST(hits[0].entry.kana == "ｻｷﾔﾏ ﾒｸﾞﾐ");
  BOOST_TEST(hits[0].entry.birth_date == "1988-09-13");
  BOOST_TEST((hits[0].entry.case_id == id(9)));
}

BOOST_AUTO_TEST_CASE(forgets_a_document) {
  add(1, "山田");
  add(2, "山田");
  add(3, "山田");

  index.remove(id(1));
  index.remove(id(77));

  BOOST_TEST(found("山田") == "exact 3, exact 2");
  BOOST_TEST(index.size() == 2U);
  index.remove(id(3));
  index.remove(id(2));
  BOOST_TEST(index.size() == 0U);
}

BOOST_AUTO_TEST_CASE(keeps_documents_of_a_case_apart_that_say_the_same) {
  add(1, "山田", "ヤマダ", false, 9);
  add(2, "山田", "ヤマダ", false, 9);
  add(3, "山田", "ヤマダ", false, 8);

  BOOST_TEST(found("山田") == "exact 3, exact 2, exact 1");
  BOOST_TEST(index.of(id(9)).size() == 2U);
  index.remove(id(1));
  BOOST_TEST(found("山田") == "exact 3, exact 2");
  index.remove(id(2));
  add(4, "山田", "ヤマダ", false, 9);
  BOOST_TEST(found("やまだ") == "exact 4, exact 3");
  BOOST_TEST(index.of(id(9)).size() == 1U);
}

BOOST_AUTO_TEST_CASE(replaces_a_document_added_again) {
  add(1, "山田");
  add(1, "佐藤");

  BOOST_TEST(found("山田") == "");
  BOOST_TEST(found("佐藤") == "exact 1");
  BOOST_TEST(index.size() == 1U);
}

BOOST_AUTO_TEST_CASE(knows_a_case_as_protected_while_one_document_says_so) {
  add(1, "山田", "", true, 9);
  add(2, "", "", true, 9);
  add(3, "山田", "", false, 9);

  BOOST_TEST(index.is_protected(id(9)));
  BOOST_TEST(!index.is_protected(id(1)));
  index.remove(id(1));
  BOOST_TEST(index.is_protected(id(9)));
  add(2, "", "", false, 9);
  BOOST_TEST(!index.is_protected(id(9)));
}

BOOST_AUTO_TEST_CASE(is_searched_while_it_is_changed) {
  std::thread writer{[this] {
    for (int round = 0; round < 2000; ++round) {
      add(static_cast<std::uint8_t>(round % 50), "山田", "ヤマダ", round % 3 == 0);
      index.remove(id(static_cast<std::uint8_t>(round % 7)));
    }
  }};
  for (int round = 0; round < 500; ++round) {
    for (const auto& hit : index.find("山田", 100)) {
      BOOST_REQUIRE(hit.entry.name == "山田");
    }
  }
  writer.join();

  BOOST_TEST(index.size() <= 50U);
}

BOOST_AUTO_TEST_SUITE_END()
