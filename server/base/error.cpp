/// Failures of our surroundings, as exceptions.
#include "server/base/error.h"

#include <cstring>
#include <system_error>

namespace tsunagu {

namespace {

std::string line_of(const Message& message, const std::string& detail) {
  std::string line{message.id};
  line += ' ';
  line += message.en;
  if (!detail.empty()) {
    line += ": ";
    line += detail;
  }
  return line;
}

}  // namespace

Error::Error(const Message& message, const std::string& detail)
    : std::runtime_error{line_of(message, detail)}, message_{&message}, detail_{detail} {}

std::string with_errno(const std::string& detail, int number) {
  const char* name = ::strerrorname_np(number);
  return detail + ": " + std::generic_category().message(number) + " (" +
         (name != nullptr ? std::string{name} : std::to_string(number)) + ")";
}

}  // namespace tsunagu
