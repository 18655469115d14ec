// The program as a person or a script meets it, against a real admin socket.
#include "server/cli/run.h"

#include <fstream>
#include <sstream>

#include "server/admin/socket_server.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/admin/sockets.h"

using namespace tsunagu;
using namespace tsunagu::cli;

namespace {

struct Shown {
  int exit = -1;
  std::string out;
  std::string err;
};

struct Desk {
  admin_tests::Folder folder;
  std::function<bool(const std::string&)> confirm;
  bool terminal = false;
  LocalCommands local;

  std::filesystem::path home() const { return folder / "h"; }

  Shown run(const std::vector<std::string>& words) const {
    std::ostringstream out;
    std::ostringstream err;
    const Surroundings surroundings{home().string(), {out, err, terminal}, confirm, "9.9"};
    const int exit = cli::run(words, surroundings, local);
    return {exit, out.str(), err.str()};
  }

  admin::SocketSettings settings() const {
    admin::SocketSettings settings;
    settings.path = home() / "run/admin.sock";
    settings.owner = getuid();
    return settings;
  }
};

void no_denial(const admin::Peer& /*peer*/) {}

admin::Outcome answer_import(const admin::Request& request, admin::Reply& reply) {
  const std::string file = request.arguments.text("file").value_or("");
  std::array<char, 16> bytes{};
  const ssize_t size = read(request.file.get(), bytes.data(), bytes.size());
  reply.progress("import", 1, 1);
  reply.line(JsonLine{}.text("kind", "file").text("file", file).number("records", size));
  if (file == "broken.xml") {
    throw Error{messages::kFileFailed, file};
  }
  return file == "partly.xml" ? admin::Outcome::partly_refused : admin::Outcome::ok;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_tests)

BOOST_AUTO_TEST_CASE(prints_json_lines_as_they_came_and_one_result) {
  const Desk desk;
  std::ofstream{desk.folder / "ok.xml"} << "abc";
  const admin::SocketServer server{desk.settings(), answer_import, no_denial};

  const Shown shown = desk.run({"import", "a", (desk.folder / "ok.xml").string(), "--json"});

  BOOST_TEST(shown.exit == 0);
  BOOST_TEST(shown.out ==
             "{\"kind\":\"file\",\"file\":\"ok.xml\",\"records\":3}\n"
             "{\"kind\":\"result\",\"exit\":0}\n");
  BOOST_TEST(shown.err.empty());
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_file_that_failed_and_ends_with_the_worst) {
  const Desk desk;
  for (const char* name : {"ok.xml", "partly.xml", "broken.xml"}) {
    std::ofstream{desk.folder / name} << "abc";
  }
  const admin::SocketServer server{desk.settings(), answer_import, no_denial};
  const auto path = [&desk](const char* name) { return (desk.folder / name).string(); };

  const Shown partly = desk.run({"import", "a", path("partly.xml"), path("ok.xml")});
  const Shown failed = desk.run(
      {"import", "a", path("broken.xml"), path("missing.xml"), path("partly.xml"), path("ok.xml")});

  BOOST_TEST(partly.exit == 3);
  BOOST_TEST(failed.exit == 1);
  BOOST_TEST(contains(failed.out, "ok.xml"));
  BOOST_TEST(contains(failed.err, std::string{messages::kFileFailed.id}));
  BOOST_TEST(contains(failed.err, "missing.xml"));
}

BOOST_AUTO_TEST_CASE(says_in_two_languages_that_no_daemon_answers_and_what_to_do) {
  const Desk desk;

  const Shown shown = desk.run({"status"});

  BOOST_TEST(shown.exit == 1);
  BOOST_TEST(contains(shown.err, std::string{messages::kNotRunning.ja}));
  BOOST_TEST(contains(shown.err, std::string{messages::kNotRunning.en}));
  BOOST_TEST(contains(shown.err, "対処: " + std::string{messages::kNotRunning.remedy_ja}));
}

BOOST_AUTO_TEST_CASE(writes_the_error_into_the_result_with_json) {
  const Desk desk;

  const Shown shown = desk.run({"status", "--json"});

  const auto result = parse_json(std::string_view{shown.out}.substr(0, shown.out.size() - 1));
  BOOST_REQUIRE(result);
  BOOST_TEST(result->number("exit").value() == 1);
  BOOST_TEST(result->object("error")->text("id").value() == messages::kNotRunning.id);
}

BOOST_AUTO_TEST_CASE(notices_a_daemon_that_dies_before_its_result) {
  const Desk desk;
  std::filesystem::create_directories(desk.home() / "run");
  const UniqueFd listener{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = (desk.home() / "run/admin.sock").string();
  std::memcpy(address.sun_path, path.data(), path.size());
  const auto* plain = reinterpret_cast<const sockaddr*>(&address);
  BOOST_REQUIRE(bind(listener.get(), plain, sizeof address) == 0);
  BOOST_REQUIRE(listen(listener.get(), 1) == 0);
  std::thread daemon{[&listener] {
    const UniqueFd connection{accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC)};
    std::array<char, 256> request{};
    recv(connection.get(), request.data(), request.size(), 0);
    admin_tests::send_text(connection.get(), "{\"kind\":\"case\",\"number\":\"1\"}\n");
  }};

  const Shown shown = desk.run({"case", "list"});
  daemon.join();

  BOOST_TEST(shown.exit == 1);
  BOOST_TEST(contains(shown.err, std::string{messages::kNotRunning.id}));
}

BOOST_AUTO_TEST_CASE(hears_why_it_was_turned_away) {
  const Desk desk;
  const admin::SocketServer server{desk.settings(),
                                   [](const admin::Request&, admin::Reply&) -> admin::Outcome {
                                     throw Error{messages::kAdminRefused, "user suzuki"};
                                   },
                                   no_denial};

  const Shown shown = desk.run({"case", "list"});

  BOOST_TEST(shown.exit == 1);
  BOOST_TEST(contains(shown.err, "user suzuki"));
}

BOOST_AUTO_TEST_CASE(shows_progress_on_a_terminal_only) {
  Desk desk;
  std::ofstream{desk.folder / "ok.xml"} << "abc";
  const std::string file = (desk.folder / "ok.xml").string();
  const admin::SocketServer server{desk.settings(), answer_import, no_denial};

  const Shown script = desk.run({"import", "a", file});
  desk.terminal = true;
  const Shown person = desk.run({"import", "a", file});
  const Shown json = desk.run({"import", "a", file, "--json"});

  BOOST_TEST(script.err.empty());
  BOOST_TEST(contains(person.err, "import 1/1"));
  BOOST_TEST(json.err.empty());
}

BOOST_AUTO_TEST_CASE(asks_before_it_builds_again_unless_told_not_to) {
  Desk desk;
  int asked = 0;
  const admin::SocketServer server{desk.settings(),
                                   [&asked](const admin::Request&, admin::Reply&) {
                                     ++asked;
                                     return admin::Outcome::ok;
                                   },
                                   no_denial};

  BOOST_TEST(desk.run({"rebuild"}).exit == 2);
  desk.confirm = [](const std::string&) { return false; };
  BOOST_TEST(desk.run({"rebuild"}).exit == 1);
  BOOST_TEST(asked == 0);
  BOOST_TEST(desk.run({"rebuild", "--yes"}).exit == 0);
  BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(carries_out_local_commands_and_shows_their_lines) {
  Desk desk;
  desk.local.bench = [](const LocalCall& call) {
    call.line(JsonLine{}.text("kind", "bench").text("what", call.options.at("records")));
    return 0;
  };
  desk.local.doctor = [](const LocalCall& call) -> int {
    throw Error{messages::kHome, call.home.string()};
  };

  const Shown bench = desk.run({"bench", "--records", "12", "--json"});
  const Shown doctor = desk.run({"doctor"});

  BOOST_TEST(bench.exit == 0);
  BOOST_TEST(bench.out ==
             "{\"kind\":\"bench\",\"what\":\"12\"}\n{\"kind\":\"result\",\"exit\":0}\n");
  BOOST_TEST(doctor.exit == 1);
  BOOST_TEST(contains(doctor.err, desk.home().string()));
}

BOOST_AUTO_TEST_CASE(ends_with_2_and_the_way_to_help_on_wrong_usage) {
  const Desk desk;

  const Shown shown = desk.run({"case", "show"});

  BOOST_TEST(shown.exit == 2);
  BOOST_TEST(contains(shown.err, "引数が足りません: NUMBER"));
  BOOST_TEST(contains(shown.err, "tsunagu help"));
}

BOOST_AUTO_TEST_CASE(tells_version_and_help) {
  const Desk desk;

  BOOST_TEST(desk.run({"--version"}).out == "tsunagu 9.9\n");
  BOOST_TEST(desk.run({"help"}).exit == 0);
}

BOOST_AUTO_TEST_SUITE_END()
