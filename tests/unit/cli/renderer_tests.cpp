// Lines of an answer as people see them.
#include "server/cli/renderer.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace tsunagu;
using tsunagu::cli::Renderer;

namespace {

std::string shown(const std::vector<std::string>& lines) {
  Renderer renderer;
  std::string text;
  for (const std::string& line : lines) {
    const auto value = parse_json(line);
    BOOST_REQUIRE(value);
    text += renderer.add(*value);
  }
  return text + renderer.finish();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renderer_tests)

BOOST_AUTO_TEST_CASE(shows_records_with_outcome_in_japanese_and_reason_below) {
  const std::string text = shown(
      {R"({"kind":"record","position":1,"number":"MD-1","outcome":"accepted","case":"2025-000001"})",
       R"({"kind":"record","position":2,"number":"MD-2","outcome":"refused","code":"KX801",)"
       R"("place":"議題[2]","reason_ja":"同意がありません","reason_en":"no consent"})"});

  BOOST_TEST(text ==
             "■ 記録ごとの結果 / records\n"
             "  位置  番号  結果  ケース       コード  箇所\n"
             "  ----  ----  ----  -----------  ------  ----\n"
             "     1  MD-1  受理  2025-000001\n"
             "     2  MD-2  差戻               KX801   議題[2]\n"
             "      理由: 同意がありません\n"
             "      reason: no consent\n");
}

BOOST_AUTO_TEST_CASE(says_non_disclosure_for_withheld_classes) {
  const std::string text = shown({R"({"kind":"withheld","class":2,"reason":"protected"})",
                                  R"({"kind":"withheld","class":4,"reason":"not_granted"})"});

  BOOST_TEST(contains(text, "2 住所・連絡先    非開示（支援措置）\n"));
  BOOST_TEST(contains(text, "4 所得・税・給付  非開示\n"));
}

BOOST_AUTO_TEST_CASE(starts_a_new_table_when_the_kind_changes) {
  const std::string text = shown({R"({"kind":"key","name":"WRAP-2031","id":"ab","state":"active"})",
                                  R"({"kind":"rebuild","cases":3,"documents":9,"differences":0})"});

  BOOST_TEST(contains(text, "■ 鍵 / keys\n"));
  BOOST_TEST(contains(text, "\n\n■ 作り直し / rebuild\n"));
  BOOST_TEST(contains(text, "  違い   : 0\n"));
}

BOOST_AUTO_TEST_CASE(leaves_out_columns_that_no_line_fills) {
  const std::string text =
      shown({R"({"kind":"hit","case":"2025-1","rank":"exact","name":null,"protected":false})"});

  BOOST_TEST(!contains(text, "氏名"));
  BOOST_TEST(!contains(text, "保護"));
  BOOST_TEST(contains(text, "一致"));
}

BOOST_AUTO_TEST_CASE(shows_japanese_time_without_its_offset_and_other_times_whole) {
  const std::string text =
      shown({R"({"kind":"key","name":"A","created":"2025-11-12T10:02:03+09:00"})",
             R"({"kind":"key","name":"B","created":"2025-11-12T01:02:03Z"})"});

  BOOST_TEST(contains(text, "  2025-11-12 10:02:03\n"));
  BOOST_TEST(contains(text, "  2025-11-12T01:02:03Z\n"));
}

BOOST_AUTO_TEST_CASE(shows_a_kind_it_does_not_know_with_all_that_it_holds) {
  const std::string text = shown({R"({"kind":"novelty","count":2,"list":["a","b"]})"});

  BOOST_TEST(contains(text, "novelty"));
  BOOST_TEST(contains(text, "count : 2"));
  BOOST_TEST(contains(text, "list  : a b"));
}

BOOST_AUTO_TEST_CASE(shows_rows_before_the_last_one_came) {
  Renderer renderer;
  const auto line = parse_json(R"({"kind":"key","name":"K"})");
  BOOST_REQUIRE(line);

  std::string early;
  for (int i = 0; i < 501; ++i) {
    early += renderer.add(*line);
  }

  BOOST_TEST(!early.empty());
}

BOOST_AUTO_TEST_SUITE_END()
