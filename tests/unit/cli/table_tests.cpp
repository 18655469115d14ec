// Aligned tables.
#include "server/cli/table.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace tsunagu::cli;

BOOST_AUTO_TEST_SUITE(table_tests)

BOOST_AUTO_TEST_CASE(aligns_columns_by_width_on_the_terminal) {
  const std::string text =
      table_text({{"氏名", false}, {"件数", true}, {"備考", false}},
                 {{{"髙橋 恵", "3", "あり"}, {}}, {{"ab", "12", ""}, {"理由: 長い話"}}});

  BOOST_TEST(text ==
             "  氏名     件数  備考\n"
             "  -------  ----  ----\n"
             "  髙橋 恵     3  あり\n"
             "  ab         12\n"
             "      理由: 長い話\n");
}

BOOST_AUTO_TEST_CASE(puts_the_colons_of_a_block_under_each_other) {
  BOOST_TEST(block_text({{"版", "0.1"}, {"データベース", "private"}}) ==
             "  版           : 0.1\n"
             "  データベース : private\n");
}

BOOST_AUTO_TEST_CASE(makes_cells_and_lines_harmless) {
  const std::string text = table_text({{"値", false}}, {{{"\x1b[2J"}, {"\x1b[3J"}}});

  BOOST_TEST(text.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
