// The admin socket as a caller meets it.
#include "server/admin/socket_server.h"

#include <atomic>
#include <fstream>
#include <latch>
#include <stdexcept>

#include <sys/stat.h>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu;
using namespace tsunagu::admin;
using admin_tests::connect_to;
using admin_tests::Folder;
using admin_tests::read_lines;
using admin_tests::send_text;

namespace {

void no_denial(const Peer& /*peer*/) {}

Outcome echo(const Request& request, Reply& reply) {
  reply.line(JsonLine{}.text("kind", "echo").text("command", request.command));
  return Outcome::ok;
}

SocketSettings settings_for(const Folder& folder) {
  SocketSettings settings;
  settings.path = folder / "run/admin.sock";
  settings.owner = getuid();
  return settings;
}

std::vector<JsonValue> ask(const SocketSettings& settings, std::string_view line) {
  const UniqueFd connection = connect_to(settings.path);
  send_text(connection.get(), line);
  return read_lines(connection.get());
}

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status {};
  BOOST_REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(socket_server_tests)

BOOST_AUTO_TEST_CASE(answers_a_request_and_ends_with_the_result) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  SocketServer server{settings, echo, no_denial};

  const auto lines = ask(settings, "{\"command\":\"status\"}\n");

  BOOST_REQUIRE(lines.size() == 2);
  BOOST_TEST(lines[0].text("command").value() == "status");
  BOOST_TEST(lines[1].text("kind").value() == "result");
  BOOST_TEST(lines[1].number("exit").value() == 0);
}

BOOST_AUTO_TEST_CASE(keeps_folder_and_socket_to_the_owner_unless_users_are_named) {
  const Folder folder;
  SocketSettings settings = settings_for(folder);
  {
    const SocketServer server{settings, echo, no_denial};
    BOOST_TEST(mode_of(settings.path) == 0600U);
    BOOST_TEST(mode_of(settings.path.parent_path()) == 0700U);
  }
  settings.users = {"kanri"};
  const SocketServer server{settings, echo, no_denial};

  BOOST_TEST(mode_of(settings.path) == 0666U);
  BOOST_TEST(mode_of(settings.path.parent_path()) == 0711U);
}

BOOST_AUTO_TEST_CASE(turns_an_error_into_the_result) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  SocketServer server{settings,
                      [](const Request&, Reply&) -> Outcome {
                        throw Error{messages::kNotFound, "case 2025-000009"};
                      },
                      no_denial};

  const auto lines = ask(settings, "{\"command\":\"case.show\"}\n");

  BOOST_REQUIRE(lines.size() == 1);
  BOOST_TEST(lines[0].number("exit").value() == 1);
  BOOST_TEST(lines[0].object("error")->text("detail").value() == "case 2025-000009");
}

BOOST_AUTO_TEST_CASE(never_repeats_the_text_of_a_foreign_exception) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  SocketServer server{
      settings, [](const Request&, Reply&) -> Outcome { throw std::runtime_error{"SECRET-VALUE"}; },
      no_denial};

  const auto lines = ask(settings, "{\"command\":\"case.show\"}\n");

  BOOST_REQUIRE(lines.size() == 1);
  const auto error = lines[0].object("error");
  BOOST_TEST(error->text("id").value() == messages::kInternal.id);
  BOOST_TEST(error->text("detail").value().find("SECRET") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(answers_a_malformed_request_without_asking_the_handler) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  std::atomic<int> handled{0};
  SocketServer server{settings,
                      [&handled](const Request&, Reply&) {
                        ++handled;
                        return Outcome::ok;
                      },
                      no_denial};

  const auto lines = ask(settings, "hello\n");

  BOOST_REQUIRE(lines.size() == 1);
  BOOST_TEST(lines[0].object("error")->text("id").value() == messages::kUsage.id);
  BOOST_TEST(handled == 0);
}

BOOST_AUTO_TEST_CASE(answers_many_callers_at_once_and_lets_the_rest_wait) {
  const Folder folder;
  SocketSettings settings = settings_for(folder);
  settings.connections = 2;
  std::latch both_are_in{2};
  SocketServer server{settings,
                      [&both_are_in](const Request& request, Reply&) {
                        if (request.command == "meet") {
                          both_are_in.arrive_and_wait();
                        }
                        return Outcome::ok;
                      },
                      no_denial};
  const UniqueFd first = connect_to(settings.path);
  const UniqueFd second = connect_to(settings.path);
  const UniqueFd third = connect_to(settings.path);

  send_text(third.get(), "{\"command\":\"status\"}\n");
  send_text(first.get(), "{\"command\":\"meet\"}\n");
  send_text(second.get(), "{\"command\":\"meet\"}\n");

  for (const UniqueFd* connection : {&first, &second, &third}) {
    BOOST_TEST(read_lines(connection->get()).size() == 1);
  }
}

BOOST_AUTO_TEST_CASE(finishes_the_work_of_a_caller_who_went_away) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  std::latch caller_left{1};
  std::latch work_done{1};
  SocketServer server{settings,
                      [&](const Request&, Reply& reply) {
                        caller_left.wait();
                        reply.line(JsonLine{}.text("kind", "record"));
                        work_done.count_down();
                        return Outcome::ok;
                      },
                      no_denial};
  UniqueFd connection = connect_to(settings.path);
  send_text(connection.get(), "{\"command\":\"import\"}\n");

  connection.reset();
  caller_left.count_down();

  work_done.wait();
  BOOST_TEST(work_done.try_wait());
}

BOOST_AUTO_TEST_CASE(stops_with_a_caller_who_says_nothing_and_removes_the_socket) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  SocketServer server{settings, echo, no_denial};
  const UniqueFd silent = connect_to(settings.path);

  server.stop();

  BOOST_TEST(!std::filesystem::exists(settings.path));
  BOOST_TEST(read_lines(silent.get()).empty());
}

BOOST_AUTO_TEST_CASE(replaces_the_socket_of_a_dead_daemon) {
  const Folder folder;
  const SocketSettings settings = settings_for(folder);
  std::filesystem::create_directories(settings.path.parent_path());
  std::ofstream{settings.path} << "left over";

  SocketServer server{settings, echo, no_denial};

  BOOST_TEST(ask(settings, "{\"command\":\"status\"}\n").size() == 2);
}

BOOST_AUTO_TEST_CASE(refuses_a_path_that_does_not_fit_a_socket_address) {
  const Folder folder;
  SocketSettings settings = settings_for(folder);
  settings.path = folder / std::string(120, 'x').c_str();

  BOOST_CHECK_THROW((SocketServer{settings, echo, no_denial}), Error);
}

BOOST_AUTO_TEST_CASE(turns_away_an_account_that_is_not_named_and_tells_of_it) {
  if (getuid() != 0) {
    BOOST_TEST_MESSAGE("needs root to connect as another account");
    return;
  }
  const Folder folder;
  SocketSettings settings = settings_for(folder);
  settings.users = {"root"};
  std::filesystem::permissions(folder / ".", std::filesystem::perms{0711});
  std::atomic<uid_t> denied{0};
  SocketServer server{settings, echo, [&denied](const Peer& peer) { denied = peer.uid; }};

  // Credentials are taken at connect(), so the thread's file-system identity is not enough.
  BOOST_REQUIRE(seteuid(65534) == 0);
  const UniqueFd connection = connect_to(settings.path);
  BOOST_REQUIRE(seteuid(0) == 0);
  send_text(connection.get(), "{\"command\":\"status\"}\n");
  const auto lines = read_lines(connection.get());

  BOOST_REQUIRE(lines.size() == 1);
  BOOST_TEST(lines[0].object("error")->text("id").value() == messages::kAdminRefused.id);
  BOOST_TEST(denied == 65534U);
}

BOOST_AUTO_TEST_SUITE_END()
