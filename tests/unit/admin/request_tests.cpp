// One request on the admin socket: what is taken and what is not.
#include "server/admin/request.h"

#include <string>

#include <fcntl.h>
#include <sys/eventfd.h>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu;
using namespace tsunagu::admin;
using admin_tests::send_text;
using admin_tests::send_with_files;

namespace {

using Received = std::variant<Request, MalformedRequest, NoRequest>;

struct Connection {
  std::pair<UniqueFd, UniqueFd> ends = admin_tests::socket_pair();
  UniqueFd stop{eventfd(0, EFD_CLOEXEC)};

  int caller() const { return ends.second.get(); }
  Received receive(const RequestLimits& limits = {}) const {
    return receive_request(ends.first.get(), stop.get(), {.uid = 7, .name = "sato"}, limits);
  }
};

std::string refusal_of(const Received& received) {
  const auto* malformed = std::get_if<MalformedRequest>(&received);
  return malformed == nullptr ? "(taken)" : malformed->detail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(request_tests)

BOOST_AUTO_TEST_CASE(takes_command_arguments_progress_and_user) {
  const Connection connection;
  send_text(connection.caller(),
            "{\"command\":\"case.show\",\"arguments\":{\"number\":\"2025-000001\"},"
            "\"progress\":true}\n");

  const Received received = connection.receive();

  const auto* request = std::get_if<Request>(&received);
  BOOST_REQUIRE(request != nullptr);
  BOOST_TEST(request->command == "case.show");
  BOOST_TEST(request->arguments.text("number").value() == "2025-000001");
  BOOST_TEST(request->progress);
  BOOST_TEST(request->user.name == "sato");
  BOOST_TEST(!request->file);
}

BOOST_AUTO_TEST_CASE(takes_a_line_that_comes_in_pieces) {
  const Connection connection;
  const std::string line = "{\"command\":\"status\"}\n";
  for (const char letter : line) {
    send_text(connection.caller(), {&letter, 1});
  }

  const Received received = connection.receive();

  BOOST_REQUIRE(std::holds_alternative<Request>(received));
  BOOST_TEST(std::get<Request>(received).arguments.keys().empty());
  BOOST_TEST(!std::get<Request>(received).progress);
}

BOOST_AUTO_TEST_CASE(takes_one_file_and_reads_the_same_bytes) {
  const admin_tests::Folder folder;
  const auto path = folder / "a.xml";
  const UniqueFd file{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  BOOST_REQUIRE(write(file.get(), "abc", 3) == 3);
  BOOST_REQUIRE(lseek(file.get(), 0, SEEK_SET) == 0);
  const Connection connection;
  send_with_files(connection.caller(), "{\"command\":\"import\"}\n", {file.get()});

  const Received received = connection.receive();

  const auto* request = std::get_if<Request>(&received);
  BOOST_REQUIRE(request != nullptr);
  std::array<char, 8> bytes{};
  BOOST_REQUIRE(read(request->file.get(), bytes.data(), bytes.size()) == 3);
  BOOST_TEST(std::string(bytes.data(), 3) == "abc");
  BOOST_TEST((fcntl(request->file.get(), F_GETFD) & FD_CLOEXEC) != 0);
}

BOOST_AUTO_TEST_CASE(refuses_two_files) {
  const UniqueFd folder{open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  const Connection connection;
  send_with_files(connection.caller(), "{\"command\":\"import\"}\n", {folder.get(), folder.get()});

  BOOST_TEST(refusal_of(connection.receive()) == "more than one file came with the request");
}

BOOST_AUTO_TEST_CASE(refuses_three_files_of_which_the_kernel_hands_over_two) {
  const UniqueFd folder{open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  const int fd = folder.get();
  const Connection connection;
  send_with_files(connection.caller(), "{\"command\":\"import\"}\n", {fd, fd, fd});

  BOOST_TEST(refusal_of(connection.receive()) == "more than one file came with the request");
}

BOOST_AUTO_TEST_CASE(refuses_a_device_a_socket_and_a_file_open_for_writing) {
  const admin_tests::Folder folder;
  const auto path = folder / "a.xml";
  const UniqueFd device{open("/dev/zero", O_RDONLY | O_CLOEXEC)};
  const UniqueFd writing{open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
  const UniqueFd pathless{open("/tmp", O_PATH | O_CLOEXEC)};
  for (const int fd : {device.get(), writing.get(), pathless.get()}) {
    const Connection connection;
    send_with_files(connection.caller(), "{\"command\":\"import\"}\n", {fd});

    BOOST_TEST(refusal_of(connection.receive()) ==
               "the passed file is not a regular file or folder open for reading");
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_one_json_object_with_a_command) {
  const std::vector<std::string> wrong{"\n",
                                       "status\n",
                                       "[]\n",
                                       "{}\n",
                                       "{\"command\":1}\n",
                                       "{\"command\":\"\"}\n",
                                       "{\"command\":\"../x\"}\n",
                                       "{\"command\":\"Status\"}\n",
                                       "{\"command\":\"status\",\"command\":\"stop\"}\n",
                                       "{\"command\":\"status\",\"arguments\":[]}\n",
                                       "{\"command\":\"status\",\"arguments\":null}\n",
                                       "{\"command\":\"status\"}\n{\"command\":\"stop\"}\n",
                                       "{\"command\":\"" + std::string(65, 'a') + "\"}\n"};
  for (const std::string& line : wrong) {
    const Connection connection;
    send_text(connection.caller(), line);

    BOOST_TEST(refusal_of(connection.receive()) != "(taken)", line);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_line_one_byte_too_long) {
  const std::string line = "{\"command\":\"status\"}\n";
  for (const std::size_t limit : {line.size(), line.size() - 1}) {
    const Connection connection;
    send_text(connection.caller(), line);

    const std::string refusal = refusal_of(connection.receive({.line_bytes = limit}));

    BOOST_TEST(refusal == (limit == line.size() ? "(taken)" : "the request is too long"));
  }
}

BOOST_AUTO_TEST_CASE(gives_up_on_a_caller_who_never_ends_the_line) {
  const Connection connection;
  send_text(connection.caller(), "{\"command\":");

  const Received received = connection.receive({.time = std::chrono::milliseconds{1}});

  BOOST_TEST(refusal_of(received) == "the request did not come in time");
}

BOOST_AUTO_TEST_CASE(notices_a_caller_who_left_and_a_daemon_that_stops) {
  Connection left;
  left.ends.second.reset();
  const Connection stopped;
  eventfd_write(stopped.stop.get(), 1);

  BOOST_TEST(std::holds_alternative<NoRequest>(left.receive()));
  BOOST_TEST(std::holds_alternative<NoRequest>(stopped.receive()));
}

BOOST_AUTO_TEST_SUITE_END()
