/// Tsunagu's own log, through Poco's channels.
#include "server/base/log.h"

#include <cerrno>
#include <cstdio>

#include <Poco/AutoPtr.h>
#include <Poco/ConsoleChannel.h>
#include <Poco/Exception.h>
#include <Poco/FileChannel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "server/base/bytes.h"
#include "server/base/clock.h"
#include "server/base/text.h"
#include "server/base/unique_fd.h"

namespace tsunagu {

namespace {

/// Poco keeps loggers by name; the first caller gives ours its channel.
Poco::Logger& logger() {
  static Poco::Logger& ours =
      Poco::Logger::create("tsunagu", Poco::AutoPtr<Poco::Channel>{new Poco::ConsoleChannel},
                           Poco::Message::PRIO_INFORMATION);
  return ours;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::information:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Poco::Message::Priority priority_of(Severity severity) {
  switch (severity) {
    case Severity::information:
      return Poco::Message::PRIO_INFORMATION;
    case Severity::warning:
      return Poco::Message::PRIO_WARNING;
    case Severity::error:
      return Poco::Message::PRIO_ERROR;
  }
  return Poco::Message::PRIO_ERROR;
}

/// One line whatever `text` holds: a name from outside must not fake a second log line or steer
/// the terminal it is read on.
std::string on_one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view before = text;
    const std::optional<char32_t> next = take_character(text);
    if (!next) {
      text.remove_prefix(1);
    }
    const bool is_control = next && (*next < 0x20 || (*next >= 0x7f && *next <= 0x9f));
    const bool is_break = next && (*next == 0x2028 || *next == 0x2029);
    for (const char byte : before.substr(0, before.size() - text.size())) {
      if (next && !is_control && !is_break) {
        out += byte;
      } else {
        const std::byte single[] = {static_cast<std::byte>(byte)};
        out += "\\x" + to_hex(single);
      }
    }
  }
  return out;
}

}  // namespace

void log_to_file(const std::string& path) {
  // Poco would make the file on its first line, and readable for everybody.
  const UniqueFd probe{::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                              S_IRUSR | S_IWUSR)};
  if (!probe) {
    throw Error{messages::kSystemCall, with_errno("open " + path, errno)};
  }
  Poco::AutoPtr<Poco::FileChannel> channel{new Poco::FileChannel};
  channel->setProperty("path", path);
  channel->setProperty("rotation", "10 M");
  channel->setProperty("archive", "number");
  channel->setProperty("purgeCount", "10");
  channel->open();
  logger().setChannel(channel);
}

void log(Severity severity, const Message& message, std::string_view detail) {
  std::string line = utc_text(SystemClock{}.now());
  for (const std::string_view part : {name_of(severity), message.id, message.en, message.ja}) {
    line += ' ';
    line += part;
  }
  if (!detail.empty()) {
    line += ": " + on_one_line(detail);
  }
  try {
    logger().log(Poco::Message{"tsunagu", line, priority_of(severity)});
  } catch (const Poco::Exception& failure) {
    // A full disk must not keep the line from the journal, nor stop who only wanted to report.
    std::fprintf(stderr, "%s\n%s\n", line.c_str(), failure.displayText().c_str());
  }
}

void log_error(const Error& error) { log(Severity::error, error.message(), error.detail()); }

}  // namespace tsunagu
