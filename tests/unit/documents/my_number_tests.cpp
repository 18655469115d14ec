// The guard against individual numbers. All numbers are made up; their check digits are right or
// wrong by the ministerial ordinance's formula.
#define BOOST_TEST_DYN_LINK
#include <cstdio>
#include <string>

#include <boost/test/unit_test.hpp>

#include "server/documents/value_checks.h"

using namespace tsunagu::documents;

namespace {

int plain(const std::string& text) { return my_number_score("備考", text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(my_number_tests)

BOOST_AUTO_TEST_CASE(suspects_twelve_digits_with_a_right_check_digit) {
  for (const char* number : {"123456789018", "983205673214", "023456789013", "111111111118",
                             "100000000080", "100000000030"}) {
    BOOST_TEST(plain(number) == 50, number);
  }
}

BOOST_AUTO_TEST_CASE(passes_a_wrong_check_digit) {
  BOOST_TEST(plain("983205673210") == 0);
  BOOST_TEST(plain("123456789010") == 0);
}

BOOST_AUTO_TEST_CASE(is_certain_with_a_word_before_the_number) {
  for (const char* word :
       {"個人番号", "マイナンバー", "ﾏｲﾅﾝﾊﾞｰ：", "まいなんばー", "マイ ナンバーは", "個番",
        "MyNumber=", "my number ", "ＭｙＮｕｍｂｅｒ", "kojin_no"}) {
    BOOST_TEST(plain(std::string{word} + "123456789018") == 150, word);
  }
}

BOOST_AUTO_TEST_CASE(is_certain_with_a_label_that_says_so) {
  BOOST_TEST(my_number_score("個人番号", "123456789018") >= 100);
  BOOST_TEST(my_number_score("Person/MyNumber", "123456789018") >= 100);
}

BOOST_AUTO_TEST_CASE(does_not_count_a_word_more_than_forty_characters_before) {
  std::string filler;
  for (int count = 0; count < 36; ++count) {
    filler += "あ";
  }

  BOOST_TEST(plain("個人番号" + filler + "123456789018") == 150);
  BOOST_TEST(plain("個人番号" + filler + "あ123456789018") == 50);
}

BOOST_AUTO_TEST_CASE(suspects_a_named_number_with_a_wrong_check_digit) {
  BOOST_TEST(plain("個人番号 123456789010") == 40);
  BOOST_TEST(plain("個人番号 12345678901") == 0);
}

BOOST_AUTO_TEST_CASE(raises_the_usual_grouping) {
  for (const char* number :
       {"1234-5678-9018", "1234 5678 9018", "1234　5678　9018", "１２３４－５６７８－９０１８",
        "1234ー5678ー9018", "1234・5678・9018", "1234\r\n5678\r\n9018"}) {
    BOOST_TEST(plain(number) == 90, number);
  }
}

BOOST_AUTO_TEST_CASE(sees_through_digits_of_other_forms) {
  for (const char* number :
       {"１２３４５６７８９０１８", "١٢٣٤٥٦٧٨٩٠١٨",
        "123456\xE2\x80\x8B"
        "789018",
        "一二三四五六七八九〇一八", "1-2-3-4-5-6-7-8-9-0-1-8", "123456 789018"}) {
    BOOST_TEST(plain(number) == 50, number);
  }
}

BOOST_AUTO_TEST_CASE(finds_a_number_beside_other_numbers) {
  BOOST_TEST(plain("2026 123456789018") == 50);
  BOOST_TEST(plain("令和7年4月1日 123456789018 1") == 50);
  BOOST_TEST(plain("マイナンバー 1234 5678 9018 2026") >= 100);
  BOOST_TEST(plain("番号は123456789018です") == 50);
}

BOOST_AUTO_TEST_CASE(passes_twelve_digits_inside_of_a_longer_number_or_token) {
  for (const char* text : {"1234567890181", "0123456789018", "1-123456789018", "123456789018-1",
                           "1234-5678-9018-1111", "1234 5678 9018 1111", "A123456789018",
                           "123456789018B", "550e8400-e29b-41d4-0716-123456789018"}) {
    BOOST_TEST(plain(text) == 0, text);
  }
}

BOOST_AUTO_TEST_CASE(passes_resident_codes_and_telephone_numbers) {
  BOOST_TEST(my_number_score("宛名番号", "123456789018340") == 0);
  BOOST_TEST(plain("0596-22-1234") == 0);
  BOOST_TEST(plain("090-1234-5678") == 0);
  BOOST_TEST(my_number_score("電話", "1234-5678-9018") == 0);
  BOOST_TEST(my_number_score("携帯電話", "123456789018") == 0);
  BOOST_TEST(my_number_score("ＦＡＸ", "123456789018") == 0);
}

BOOST_AUTO_TEST_CASE(is_not_deceived_by_a_telephone_label_when_the_text_names_it) {
  BOOST_TEST(my_number_score("電話", "マイナンバー 123456789018") >= 100);
}

BOOST_AUTO_TEST_CASE(passes_every_minute_of_a_month_that_happens_to_have_a_check_digit) {
  int passing_unless_timestamp = 0;
  for (int minute = 0; minute < 31 * 24 * 60; ++minute) {
    char text[32];
    std::snprintf(text, sizeof text, "202601%02d%02d%02d", minute / 1440 + 1, minute / 60 % 24,
                  minute % 60);
    BOOST_TEST(plain(text) == 0, text);
    passing_unless_timestamp += my_number_score("個人番号", text) == 100 ? 1 : 0;
  }
  // About one in ten: the trap would be real.
  BOOST_TEST(passing_unless_timestamp > 400);
}

BOOST_AUTO_TEST_CASE(suspects_what_only_looks_like_a_timestamp) {
  for (const std::string stem : {"20991301300", "20260230103", "20260115240", "18990115103"}) {
    int suspected = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
      suspected += plain(stem + digit) == 50 ? 1 : 0;
    }

    BOOST_TEST(suspected == 1, stem);
  }
}

BOOST_AUTO_TEST_CASE(finds_a_number_in_the_bytes_of_every_usual_encoding) {
  // 1234 5678 9018 in full-width digits, with a blank or a hyphen between the groups.
  const std::string cp932{
      "\x82\x50\x82\x51\x82\x52\x82\x53\x81\x40\x82\x54\x82\x55\x82\x56\x82\x57\x81\x40"
      "\x82\x58\x82\x4f\x82\x50\x82\x57"};
  const std::string euc{
      "\xa3\xb1\xa3\xb2\xa3\xb3\xa3\xb4\xa1\xdd\xa3\xb5\xa3\xb6\xa3\xb7\xa3\xb8\xa1\xdd"
      "\xa3\xb9\xa3\xb0\xa3\xb1\xa3\xb8"};
  std::string little;
  std::string big;
  for (const char digit : std::string{"123456789018"}) {
    little += {static_cast<char>(digit - 0x20), '\xff'};
    big += {'\xff', static_cast<char>(digit - 0x20)};
  }
  std::string utf16_ascii;
  for (const char digit : std::string{"123456789018"}) {
    utf16_ascii += {digit, '\0'};
  }

  for (const auto& bytes : {std::string{"123456789018"}, std::string{"１２３４５６７８９０１８"},
                            cp932, euc, little, big, utf16_ascii}) {
    BOOST_TEST(raw_my_number_score(tsunagu::as_bytes(bytes)) >= 40);
    // Also where the byte before it would swallow the first half of a character.
    BOOST_TEST(raw_my_number_score(tsunagu::as_bytes("<x>\x95" + bytes + "</x>")) >= 40);
  }
}

BOOST_AUTO_TEST_CASE(passes_bytes_without_such_a_number) {
  BOOST_TEST(raw_my_number_score({}) == 0);
  BOOST_TEST(raw_my_number_score(tsunagu::as_bytes("123456789010")) == 0);
  BOOST_TEST(raw_my_number_score(tsunagu::as_bytes("\x82\x50\x82\x51\x8e")) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
