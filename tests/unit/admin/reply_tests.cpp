// The lines of an answer.
#include "server/admin/reply.h"

#include <string>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu;
using namespace tsunagu::admin;

BOOST_AUTO_TEST_SUITE(reply_tests)

BOOST_AUTO_TEST_CASE(ends_with_a_result_that_names_the_exit) {
  BOOST_TEST(result_line(Outcome::partly_refused).str() == R"({"kind":"result","exit":3})");
}

BOOST_AUTO_TEST_CASE(tells_an_error_with_id_texts_detail_and_remedies) {
  const auto line = parse_json(result_line(Error{messages::kNotFound, "case 2025-1"}).str());

  BOOST_REQUIRE(line);
  BOOST_TEST(line->number("exit").value() == 1);
  const auto error = line->object("error");
  BOOST_REQUIRE(error);
  BOOST_TEST(error->text("id").value() == messages::kNotFound.id);
  BOOST_TEST(error->text("text_ja").value() == messages::kNotFound.ja);
  BOOST_TEST(error->text("text_en").value() == messages::kNotFound.en);
  BOOST_TEST(error->text("detail").value() == "case 2025-1");
  BOOST_TEST(error->text("remedy_ja").value() == messages::kNotFound.remedy_ja);
  BOOST_TEST(error->text("remedy_en").value() == messages::kNotFound.remedy_en);
}

BOOST_AUTO_TEST_CASE(writes_progress_only_for_callers_who_want_it) {
  auto [ours, theirs] = admin_tests::socket_pair();

  Reply{ours.get(), false}.progress("import", 1, 2);
  Reply{ours.get(), true}.progress("import", 2, 2);
  ours.reset();

  const auto lines = admin_tests::read_lines(theirs.get());
  BOOST_REQUIRE(lines.size() == 1);
  BOOST_TEST(lines[0].text("kind").value() == "progress");
  BOOST_TEST(lines[0].number("done").value() == 2);
}

BOOST_AUTO_TEST_CASE(drops_lines_for_a_caller_who_went_away) {
  auto [ours, theirs] = admin_tests::socket_pair();
  theirs.reset();
  Reply reply{ours.get(), false};

  reply.line(JsonLine{}.text("kind", "hit"));

  BOOST_TEST(reply.gone());
}

BOOST_AUTO_TEST_CASE(gives_up_on_a_caller_who_does_not_read) {
  const auto [ours, theirs] = admin_tests::socket_pair();
  Reply reply{ours.get(), false, 1};
  const JsonLine line = JsonLine{}.text("kind", "hit").text("filler", std::string(100000, 'x'));

  for (int i = 0; i < 100 && !reply.gone(); ++i) {
    reply.line(line);
  }

  BOOST_TEST(reply.gone());
}

BOOST_AUTO_TEST_SUITE_END()
