// Keys of names: what is found for what, and what stays apart.
#define BOOST_TEST_DYN_LINK
#include "server/documents/name_key.h"

#include <utility>

#include <boost/test/unit_test.hpp>

using namespace tsunagu::documents;

namespace {

using Pairs = std::initializer_list<std::pair<const char*, const char*>>;

}  // namespace

BOOST_AUTO_TEST_SUITE(name_key_tests)

BOOST_AUTO_TEST_CASE(joins_ways_of_typing_in_the_strict_key) {
  const Pairs same{{"ﾀﾞｲｺｸ", "ダイコク"},
                   {"ﾊﾟﾌﾟｱ", "パプア"},
                   {"たかはし　いちろう", "タカハシイチロウ"},
                   {"ｳﾞｨﾄﾙ", "ヴィトル"},
                   {"か\u3099", "ガ"},
                   {"ジョン・スミス", "ジョンスミス"},
                   {"john smith", "ＪＯＨＮＳＭＩＴＨ"},
                   {"葛\U000E0100城", "葛城"},
                   {"辻\uFE00", "辻"},
                   {"ｰ", "ー"},
                   {"山田\u200B太郎", "山田太郎"},
                   {"José", "JOSÉ"}};
  for (const auto& [left, right] : same) {
    BOOST_TEST(strict_name_key(left) == strict_name_key(right), left);
  }
}

BOOST_AUTO_TEST_CASE(keeps_readings_apart_in_the_strict_key) {
  const Pairs different{{"キヨウコ", "キョウコ"},
                        {"髙橋", "高橋"},
                        {"オオノ", "オーノ"},
                        {"ヂ", "ジ"},
                        {"佐々木", "佐佐木"}};
  for (const auto& [left, right] : different) {
    BOOST_TEST(strict_name_key(left) != strict_name_key(right), left);
  }
}

BOOST_AUTO_TEST_CASE(joins_variants_in_the_loose_key) {
  const Pairs same{{"髙橋", "高橋"},     {"山﨑", "山崎"},
                   {"渡邊", "渡辺"},     {"渡邉", "渡邊"},
                   {"齋藤", "斉藤"},     {"齊藤", "斎藤"},
                   {"濵田", "濱田"},     {"𠮷田", "吉田"},
                   {"\uFA19田", "神田"}, {"國澤", "国沢"},
                   {"德川", "徳川"},     {"廣瀨", "広瀬"},
                   {"佐々木", "佐佐木"}, {"キョウコ", "キヨウコ"},
                   {"ヴァン", "バン"},   {"ヂ", "ジ"},
                   {"ミヅホ", "ミズホ"}, {"ヲノ", "オノ"},
                   {"ユーコ", "ユコ"},   {"ミスヾ", "ミスズ"},
                   {"O'Neil", "ONEIL"},  {"Anne-Marie", "Anne Marie"}};
  for (const auto& [left, right] : same) {
    BOOST_TEST(loose_name_key(left) == loose_name_key(right), left);
  }
}

BOOST_AUTO_TEST_CASE(keeps_names_apart_in_the_loose_key) {
  const Pairs different{{"田中", "中田"}, {"ハナ", "バナ"}, {"山本", "山元"}, {"タカシ", "タケシ"}};
  for (const auto& [left, right] : different) {
    BOOST_TEST(loose_name_key(left) != loose_name_key(right), left);
  }
}

BOOST_AUTO_TEST_CASE(is_empty_for_a_name_of_nothing) {
  BOOST_TEST(strict_name_key("") == "");
  BOOST_TEST(strict_name_key(" 　・") == "");
  BOOST_TEST(loose_name_key("ー") == "");
}

BOOST_AUTO_TEST_CASE(survives_a_mark_without_a_kana_before_it) {
  BOOST_TEST(strict_name_key("ﾞ") == "ﾞ");
  BOOST_TEST(loose_name_key("々") == "々");
  BOOST_TEST(loose_name_key("\xff山") == "山");
}

BOOST_AUTO_TEST_SUITE_END()
