// Small numbers are withheld, and what would give them away.
#define BOOST_TEST_DYN_LINK
#include "server/statistics/suppression.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

Figure cell(std::int64_t value, std::vector<std::string> place, ItemId item = ItemId::assessments) {
  Figure figure;
  figure.item = item;
  figure.counting = "cases";
  figure.value = value * kOne;
  figure.place = std::move(place);
  return figure;
}

/// The withheld places, joined.
std::string withheld(std::vector<Figure> figures, int limit = 5) {
  withhold_small(figures, limit);
  std::string out;
  for (const auto& one : figures) {
    if (one.is_withheld) {
      for (const auto& value : one.place) {
        out += value + " ";
      }
    }
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(suppression_tests)

BOOST_AUTO_TEST_CASE(withholds_from_one_to_below_the_limit_and_shows_zero) {
  for (int value = 0; value <= 6; ++value) {
    BOOST_TEST(withheld({cell(value, {})}).empty() == true);
    std::vector<Figure> figures{cell(value, {"a"})};
    withhold_small(figures, 5);
    BOOST_TEST(figures[0].is_withheld == (value >= 1 && value < 5), value);
  }
}

BOOST_AUTO_TEST_CASE(withholds_a_second_one_where_the_total_would_give_the_first_away) {
  BOOST_TEST(withheld({cell(3, {"a"}), cell(20, {"b"}), cell(9, {"c"}), cell(32, {"*"})}) ==
             "a c ");
}

BOOST_AUTO_TEST_CASE(two_small_ones_protect_each_other) {
  BOOST_TEST(withheld({cell(3, {"a"}), cell(4, {"b"}), cell(9, {"c"}), cell(16, {"*"})}) == "a b ");
}

BOOST_AUTO_TEST_CASE(a_lone_small_value_takes_its_total_along) {
  BOOST_TEST(withheld({cell(3, {"a"}), cell(0, {"b"}), cell(3, {"*"})}) == "a * ");
}

BOOST_AUTO_TEST_CASE(rows_and_columns_protect_each_other_until_nothing_can_be_worked_out) {
  std::vector<Figure> figures;
  const int table[3][3] = {{3, 20, 30}, {40, 50, 60}, {70, 80, 90}};
  const std::vector<std::string> rows{"a", "b", "c"};
  const std::vector<std::string> columns{"x", "y", "z"};
  int all = 0;
  for (std::size_t r = 0; r < 3; ++r) {
    int row_sum = 0;
    int column_sum = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      figures.push_back(cell(table[r][c], {rows[r], columns[c]}));
      row_sum += table[r][c];
      column_sum += table[c][r];
    }
    figures.push_back(cell(row_sum, {rows[r], "*"}));
    figures.push_back(cell(column_sum, {"*", columns[r]}));
    all += row_sum;
  }
  figures.push_back(cell(all, {"*", "*"}));

  withhold_small(figures, 5);

  for (const auto& value : {"a", "b", "c", "*"}) {
    for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
      const std::string fixed = axis == 0                   ? value
                                : value == std::string{"a"} ? "x"
                                : value == std::string{"b"} ? "y"
                                : value == std::string{"c"} ? "z"
                                                            : "*";
      const auto hidden = std::ranges::count_if(
          figures, [&](const Figure& one) { return one.place[axis] == fixed && one.is_withheld; });
      BOOST_TEST(hidden != 1, fixed);
    }
  }
  BOOST_TEST(figures[0].is_withheld);
}

BOOST_AUTO_TEST_CASE(rates_and_means_that_rest_on_few_are_withheld) {
  auto rate = cell(80, {}, ItemId::consent_rate);
  rate.part = 12 * kOne;
  rate.whole = 15 * kOne;  // three refused
  auto safe = cell(50, {}, ItemId::return_rate);
  safe.part = 10 * kOne;
  safe.whole = 20 * kOne;
  auto mean = cell(9, {}, ItemId::days_to_receipt);
  mean.part = 4 * kOne;
  std::vector<Figure> figures{rate, safe, mean};

  withhold_small(figures, 5);

  BOOST_TEST(figures[0].is_withheld);
  BOOST_TEST(!figures[1].is_withheld);
  BOOST_TEST(figures[2].is_withheld);
}

BOOST_AUTO_TEST_CASE(figures_of_different_items_do_not_protect_each_other) {
  BOOST_TEST(withheld({cell(3, {"a"}), cell(20, {"*"}), cell(30, {"b"}, ItemId::applied)}) ==
             "a * ");
}

BOOST_AUTO_TEST_CASE(real_figures_of_two_agencies_are_protected) {
  std::vector<Case> all;
  for (int i = 0; i < 8; ++i) {
    Case one;
    one.add("progress-record", contact("2025-04-02", i < 2 ? "kita" : "minami"));
    all.push_back(one);
  }
  auto question = year_2025();
  question.by = {Dimension::agency};
  auto figures = figures_of(all, question);

  withhold_small(figures, 5);

  for (const auto& one : figures) {
    if (one.item == ItemId::contact) {
      BOOST_TEST(one.is_withheld == (one.place[0] != kAll), one.place[0]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
