/// JSON: what is written, what is read, what is refused.
#define BOOST_TEST_DYN_LINK
#include "server/base/json.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;

namespace {

constexpr std::int64_t kMost = kMaxJsonNumber;

std::string nested(int depth) {
  std::string text = R"({"a":1})";
  for (int i = 1; i < depth; ++i) {
    text = R"({"a":)" + text + "}";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(writes_one_line_with_keys_in_the_given_order) {
  JsonLine line;

  line.text("z", "見守り").number("a", -5).flag("t", true).flag("f", false).null("n");
  line.list("l", {"一", "2"}).object("o", JsonLine{}.number("x", 1)).objects("os", {{}, {}});

  BOOST_TEST(line.str() == R"({"z":"見守り","a":-5,"t":true,"f":false,"n":null,"l":["一","2"],)"
                           R"("o":{"x":1},"os":[{},{}]})");
}

BOOST_AUTO_TEST_CASE(escapes_what_could_end_a_text_or_a_line) {
  const std::string text = std::string{"\"\\\n\r\t\0\x7f", 7} + "\u0085\u2028/";

  BOOST_TEST(JsonLine{}.text("k", text).str() == R"({"k":"\"\\\n\r\t\u0000\u007f\u0085\u2028/"})");
}

BOOST_AUTO_TEST_CASE(shows_bytes_that_are_not_utf_8) {
  BOOST_TEST(JsonLine{}.text("k", "a\xff\x83Z").str() == R"({"k":"a\\xff\\x83Z"})");
}

BOOST_AUTO_TEST_CASE(reads_back_what_it_writes) {
  const std::string hard = "\"\\\n\t𠮷/\u2028";
  JsonLine line;
  line.text("text", hard).number("most", kMost).number("least", -kMost).flag("flag", true);
  line.list("list", {"a", hard}).object("object", JsonLine{}.text("in", "x"));
  line.objects("objects", {JsonLine{}.number("i", 1), JsonLine{}.number("i", 2)}).null("null");

  const std::optional<JsonValue> value = parse_json(line.str());

  BOOST_TEST_REQUIRE(value.has_value());
  BOOST_TEST(*value->text("text") == hard);
  BOOST_TEST(*value->number("most") == kMost);
  BOOST_TEST(*value->number("least") == -kMost);
  BOOST_TEST(*value->flag("flag"));
  BOOST_TEST((*value->list("list") == std::vector<std::string>{"a", hard}));
  BOOST_TEST(*value->object("object")->text("in") == "x");
  BOOST_TEST(*value->objects("objects")->at(1).number("i") == 2);
  BOOST_TEST(value->has("null"));
  BOOST_TEST((value->keys() == std::vector<std::string>{"text", "most", "least", "flag", "list",
                                                        "object", "objects", "null"}));
}

BOOST_AUTO_TEST_CASE(gives_nothing_for_missing_keys_and_other_kinds) {
  const JsonValue value =
      *parse_json(R"({"t":"1","n":1,"d":1.5,"b":true,"z":null,"l":["a",1],"o":{},"m":[{},"x"]})");

  for (const char* key : {"n", "d", "b", "z", "l", "o", "none"}) {
    BOOST_TEST(!value.text(key), key);
  }
  for (const char* key : {"t", "d", "b", "z", "l", "o", "none"}) {
    BOOST_TEST(!value.number(key), key);
  }
  for (const char* key : {"t", "n", "d", "z", "l", "o", "none"}) {
    BOOST_TEST(!value.flag(key), key);
  }
  for (const char* key : {"t", "n", "d", "b", "z", "l", "o", "none"}) {
    BOOST_TEST(!value.list(key), key);
    BOOST_TEST(!value.objects(key), key);
  }
  BOOST_TEST(!value.objects("m"));
  BOOST_TEST(!value.object("l"));
  BOOST_TEST(!value.has("none"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_exactly_one_object) {
  for (const char* wrong : {"",
                            " ",
                            "null",
                            "1",
                            "\"a\"",
                            "[]",
                            "[{}]",
                            "{",
                            "}",
                            "{}}",
                            "{}{}",
                            "{} x",
                            "{a:1}",
                            "{'a':1}",
                            "{\"a\"}",
                            "{\"a\":}",
                            "{\"a\":1,}",
                            "{,}",
                            "{\"a\":01}",
                            "{\"a\":+1}",
                            "{\"a\":nan}",
                            "{\"a\":tru}",
                            "/*x*/{}",
                            "{\"a\":\"\n\"}",
                            "{\"a\":\"\\q\"}",
                            "{\"a\":\"\\u12\"}",
                            "{\"a\":[1,]}",
                            "{\"a\":[}"}) {
    BOOST_TEST(!parse_json(wrong), wrong);
  }
  BOOST_TEST(parse_json(" {} \n").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_repeated_key) {
  BOOST_TEST(!parse_json(R"({"a":1,"a":2})"));
  BOOST_TEST(!parse_json(R"({"x":{"a":1,"b":2,"a":2}})"));
  BOOST_TEST(parse_json(R"({"a":{"a":1},"b":{"a":1}})").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_numbers_of_more_than_18_digits) {
  for (const char* number : {"1000000000000000000", "9223372036854775808", "18446744073709551616",
                             "-9223372036854775809", "0.1234567890123456789"}) {
    BOOST_TEST(!parse_json(R"({"a":"\"","b":)" + std::string{number} + "}"), number);
  }
  BOOST_TEST(parse_json(R"({"a":"\"1234567890123456789012345","b":1})").has_value());
}

BOOST_AUTO_TEST_CASE(gives_no_number_that_may_not_be_exact) {
  for (const char* number : {"9007199254740992", "-9007199254740992", "-9007199254740993",
                             "999999999999999999", "-999999999999999999"}) {
    const std::optional<JsonValue> value = parse_json(R"({"a":)" + std::string{number} + "}");
    BOOST_TEST((value && !value->number("a")), number);
  }
}

BOOST_AUTO_TEST_CASE(refuses_text_that_is_not_clean_utf_8) {
  BOOST_TEST(!parse_json("{\"a\":\"\xff\"}"));
  BOOST_TEST(!parse_json("{\"a\":\"\xed\xa0\x80\"}"));
  BOOST_TEST(!parse_json(std::string{"{\"a\":\"\0\"}", 9}));
}

BOOST_AUTO_TEST_CASE(refuses_escapes_that_make_unclean_text) {
  BOOST_TEST((!parse_json(R"({"a":"\u0000"})") || !parse_json(R"({"a":"\u0000"})")->text("a")));
  BOOST_TEST((!parse_json(R"({"a":"\ud800"})") || !parse_json(R"({"a":"\ud800"})")->text("a")));
}

BOOST_AUTO_TEST_CASE(reads_objects_down_to_the_depth_and_no_deeper) {
  BOOST_TEST(parse_json(nested(kMaxJsonDepth)).has_value());
  BOOST_TEST(!parse_json(nested(kMaxJsonDepth + 1)));
  BOOST_TEST(!parse_json(std::string(100'000, '[')));
}

BOOST_AUTO_TEST_CASE(refuses_more_than_the_size) {
  const std::string frame = R"({"a":""})";
  const std::string fits = R"({"a":")" + std::string(kMaxJson - frame.size(), 'x') + R"("})";

  BOOST_TEST(parse_json(fits).has_value());
  BOOST_TEST(!parse_json(fits + " "));
}

BOOST_AUTO_TEST_SUITE_END()
