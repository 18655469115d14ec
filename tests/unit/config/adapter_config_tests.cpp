/// The settings of adapters.
#define BOOST_TEST_DYN_LINK
#include "server/config/adapter_config.h"

#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "tests/unit/base/temp_folder.h"
#include "tests/unit/config/refused_settings.h"

using namespace tsunagu;
using namespace tsunagu::config;
using tsunagu::testing::check_refused;
using tsunagu::testing::TempFolder;

namespace {

struct Home {
  Home() { make_folder(paths.adapters(), 0700); }
  void add(const std::string& name, std::string_view text) const {
    write_file_durably(paths.adapter(name), as_bytes(text), 0600);
  }
  TempFolder folder;
  InstancePaths paths = instance_paths(folder.path());
};

}  // namespace

BOOST_AUTO_TEST_SUITE(adapter_config_files)

BOOST_AUTO_TEST_CASE(an_empty_file_means_the_folders_of_the_instance) {
  const Home home;
  home.add("madoguchi", "");

  const std::vector<AdapterConfig> adapters = load_adapter_configs(home.paths);

  BOOST_TEST_REQUIRE(adapters.size() == 1U);
  BOOST_TEST(adapters[0].name == "madoguchi");
  BOOST_TEST(adapters[0].enabled);
  BOOST_TEST(adapters[0].pack_folder("/packs") == "/packs/madoguchi");
  BOOST_TEST(adapters[0].in == home.folder / "exchange/madoguchi/in");
  BOOST_TEST(adapters[0].out == home.folder / "exchange/madoguchi/out");
  BOOST_TEST(adapters[0].work == home.folder / "spool/madoguchi");
  BOOST_TEST(adapters[0].classes_out.empty());
}

BOOST_AUTO_TEST_CASE(takes_other_folders_absolute_or_below_home) {
  const Home home;
  home.add("a",
           "pack = /opt/packs/p\nin = /mnt/share/in\nout = elsewhere/out\nenabled = no\n"
           "classes_out = 0, 1\n");

  const AdapterConfig adapter = load_adapter_configs(home.paths).at(0);

  BOOST_TEST(adapter.pack_folder("/packs") == "/opt/packs/p");
  BOOST_TEST(adapter.in == "/mnt/share/in");
  BOOST_TEST(adapter.out == home.folder / "elsewhere/out");
  BOOST_TEST(!adapter.enabled);
  BOOST_TEST((adapter.classes_out == std::vector<std::uint8_t>{0, 1}));
}

BOOST_AUTO_TEST_CASE(reads_back_what_it_writes) {
  const AdapterSettings settings{"p", false, "/i", "o", "w", {1, 2}};

  BOOST_TEST((parse_adapter_settings(adapter_settings_text(settings), "a.conf") == settings));
  BOOST_TEST((parse_adapter_settings(adapter_settings_text({}), "a.conf") == AdapterSettings{}));
}

BOOST_AUTO_TEST_CASE(loads_adapters_by_name_and_looks_at_no_other_file) {
  const Home home;
  home.add("b", "");
  home.add("a", "");
  write_file_durably(home.paths.adapters() / "a.conf~", as_bytes("nonsense"), 0600);

  const std::vector<AdapterConfig> adapters = load_adapter_configs(home.paths);

  BOOST_TEST_REQUIRE(adapters.size() == 2U);
  BOOST_TEST(adapters[0].name == "a");
  BOOST_TEST(adapters[1].name == "b");
}

BOOST_AUTO_TEST_CASE(an_instance_without_the_folder_has_no_adapters) {
  const TempFolder folder;

  BOOST_TEST(load_adapter_configs(instance_paths(folder.path())).empty());
}

BOOST_AUTO_TEST_CASE(refuses_wrong_settings_with_file_and_line) {
  for (const char* wrong : {"in = ../x", "in = a/../../b", "out = /a/..", "enabled = maybe",
                            "classes_out = 6", "pack = ..", "colour = red"}) {
    const Home home;
    home.add("a", wrong);
    check_refused([&home] { load_adapter_configs(home.paths); }, {"adapters/a.conf line 1"});
  }
}

BOOST_AUTO_TEST_CASE(refuses_the_name_that_is_kept_for_what_is_written_here) {
  const Home home;
  home.add("staff", "");

  check_refused([&home] { load_adapter_configs(home.paths); }, {"kept for what is written here"});
}

BOOST_AUTO_TEST_CASE(refuses_names_that_are_no_adapters) {
  for (const char* wrong : {"A", "-a", "_a", "a b", "窓口", ".x"}) {
    const Home home;
    home.add(wrong, "");
    check_refused([&home] { load_adapter_configs(home.paths); }, {"the name of an adapter"});
  }
}

BOOST_AUTO_TEST_CASE(refuses_two_adapters_in_one_folder) {
  const Home home;
  home.add("a", "");
  home.add("b", "in = exchange/a/in\n");

  check_refused([&home] { load_adapter_configs(home.paths); }, {"a and b", "exchange/a/in"});
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_others_may_write) {
  const Home home;
  write_file_durably(home.paths.adapter("a"), as_bytes(""), 0620);

  check_refused([&home] { load_adapter_configs(home.paths); }, {"a.conf"}, messages::kPermission);
}

BOOST_AUTO_TEST_SUITE_END()
