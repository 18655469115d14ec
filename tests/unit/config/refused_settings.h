/// Whether settings are refused, with words that must be in the refusal.
#pragma once

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"

namespace tsunagu::testing {

/// Runs `parse` and checks that it throws an Error with message `id` whose detail holds all
/// `words`.
template <class Parse>
void check_refused(Parse parse, const std::vector<std::string>& words,
                   const Message& message = messages::kConfig) {
  try {
    parse();
  } catch (const Error& error) {
    BOOST_TEST(error.message().id == message.id);
    for (const std::string& word : words) {
      BOOST_TEST(error.detail().find(word) != std::string::npos,
                 "\"" << word << "\" in: " << error.detail());
    }
    return;
  }
  BOOST_ERROR("nothing was refused");
}

}  // namespace tsunagu::testing
