/// One request, and its whole answer.
#include "server/app/admin_client.h"

#include "server/admin/client.h"
#include "server/base/error.h"

namespace tsunagu::app {

Answer::Answer(std::vector<JsonValue> lines) : lines_{std::move(lines)} {
  exit_ = lines_.back().number("exit").value_or(1);
}

std::vector<JsonValue> Answer::of(std::string_view kind) const {
  std::vector<JsonValue> found;
  for (const auto& line : lines_) {
    if (line.text("kind") == kind) {
      found.push_back(line);
    }
  }
  return found;
}

void Answer::require_done() const {
  if (exit_ == 0) {
    return;
  }
  const auto error = lines_.back().object("error");
  if (!error) {
    throw Error{messages::kInternal, "the daemon answered with exit " + std::to_string(exit_)};
  }
  throw Error{message_with(error->text("id").value_or("")), error->text("detail").value_or("")};
}

Answer ask(const config::InstancePaths& paths, std::string_view command, const JsonLine& arguments,
           int attachment) {
  std::vector<JsonValue> lines;
  admin::ask(paths.admin_socket(), {std::string{command}, arguments, false}, attachment,
             [&](std::string_view /*raw*/, const JsonValue& line) { lines.push_back(line); });
  return Answer{std::move(lines)};
}

}  // namespace tsunagu::app
