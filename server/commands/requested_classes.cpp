/// The option --classes of commands that open values.
#include "server/commands/requested_classes.h"

#include <algorithm>

#include "server/base/error.h"

namespace tsunagu::commands {

std::vector<std::uint8_t> requested_classes(const Call& call) {
  const auto asked = call.request.arguments.list("classes");
  std::vector<std::uint8_t> classes{0};
  for (const auto& one : asked.value_or(std::vector<std::string>{})) {
    if (one.size() != 1 || one[0] < '0' || one[0] > '0' + catalogue::kHighestClass) {
      throw Error{messages::kUsage, "classes are numbers from 0 to 5"};
    }
    const auto number = static_cast<std::uint8_t>(one[0] - '0');
    if (std::find(classes.begin(), classes.end(), number) == classes.end()) {
      classes.push_back(number);
    }
  }
  return classes;
}

}  // namespace tsunagu::commands
