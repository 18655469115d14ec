/// tsunagu init: an instance from nothing.
#include <algorithm>
#include <filesystem>

#include <unistd.h>

#include "security/local_key_service.h"
#include "server/app/account.h"
#include "server/app/database.h"
#include "server/app/done_line.h"
#include "server/app/installation.h"
#include "server/app/instance_lock.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/cli/local_commands.h"
#include "server/config/adapter_config.h"
#include "server/profiles/profile_file.h"
#include "server/store/migrations.h"
#include "server/store/session.h"

namespace tsunagu::cli {
namespace {

namespace fs = std::filesystem;
using namespace tsunagu::app;  // NOLINT(google-build-using-namespace): this file is part of it

void make_folders(const config::InstancePaths& paths) {
  for (const auto& folder : {paths.etc(), paths.adapters(), paths.keys(), paths.database(),
                             paths.run(), paths.spool(), paths.log(), paths.audit()}) {
    make_folder(folder, 0700);
  }
  // Partners pass through here to their own folders, and can list nothing on the way.
  make_folder(paths.exchange(), 0711);
}

config::Config settings_for(const LocalCall& call, const Uuid& tenant) {
  config::Config config;
  const auto code = call.options.find("municipality");
  if (code != call.options.end()) {
    config.municipality_code = code->second;
  } else {
    // Without a municipality the log still needs a name that no other log has.
    config.audit_origin = "tsunagu/" + tenant.text();
  }
  if (const auto name = call.options.find("name"); name != call.options.end()) {
    config.municipality_name = name->second;
  }
  if (const auto address = call.options.find("database"); address != call.options.end()) {
    set_address(config, address->second);
  }
  return config::parse_config(config::config_text(config), "the options of init");
}

/// The text of the profile that --profile names, else of one with the defaults. Throws Error if
/// there is no such profile, or it has a mistake.
std::string profile_text(const LocalCall& call) {
  const auto wanted = call.options.find("profile");
  if (wanted == call.options.end()) {
    const auto name = call.options.find("name");
    const auto text =
        profiles::default_profile_text(name == call.options.end() ? "" : name->second);
    profiles::read_profile(text, "the options of init");
    return text;
  }
  const DataFolder data{config::Config{}};
  const auto names = data.profile_names();
  if (std::find(names.begin(), names.end(), wanted->second) == names.end()) {
    std::string known;
    for (const auto& name : names) {
      known += (known.empty() ? "" : ", ") + name;
    }
    throw Error{messages::kUsage, "--profile " + wanted->second + ": known are " + known};
  }
  const auto path = data.profiles() / (wanted->second + ".conf");
  const auto bytes = read_file(path, profiles::kProfileBytes);
  return profiles::read_profile(as_text(bytes), path.string()).text;
}

void write_settings(const LocalCall& call, const config::InstancePaths& paths, const Uuid& tenant) {
  const auto config = settings_for(call, tenant);
  for (const auto& name : DataFolder{config}.pack_names()) {
    const config::AdapterSettings settings;
    const auto adapter = config::adapter_config(paths, name, settings);
    make_folder(paths.exchange() / name, 0711);
    make_folder(adapter.in, 0770);
    make_folder(adapter.out, 0770);
    make_folder(adapter.work, 0700);
    write_file_durably(paths.adapter(name), as_bytes(config::adapter_settings_text(settings)),
                       0600);
  }
  write_file_durably(paths.profile(), as_bytes(profile_text(call)), 0600);
  // Last: an instance with settings is one whose making has got this far.
  write_file_durably(paths.settings(), as_bytes(config::config_text(config)), 0600);
}

/// Makes the private database if there is none, and brings its tables up to date.
std::vector<std::string> prepare_database(const config::InstancePaths& paths,
                                          const config::Config& config) {
  const DataFolder data{config};
  if (!config.owns_database()) {
    require_password_files(paths);
    store::Session owner{database_settings(config, paths, store::Account::owner)};
    return store::apply(owner.connection(), data.migrations());
  }
  const auto settings = private_settings(config, paths);
  store::PrivateServer server{settings};
  if (!store::is_provisioned(paths.home)) {
    store::provision(settings);
  }
  server.start();
  store::Session owner{database_settings(config, paths, store::Account::owner)};
  auto applied = store::apply(owner.connection(), data.migrations());
  server.stop();
  return applied;
}

/// Throws Error (kUsage) if --database names another database than the settings that are there.
void require_same_database(const LocalCall& call, const config::Config& config) {
  const auto address = call.options.find("database");
  if (address == call.options.end()) {
    return;
  }
  auto wanted = config;
  set_address(wanted, address->second);
  if (!(wanted == config)) {
    throw Error{messages::kUsage, "--database " + address->second +
                                      ": etc/tsunagu.conf has another database already"};
  }
}

/// Throws Error (kUsage): a profile changes through the daemon, which records it.
void require_no_profile(const LocalCall& call) {
  if (call.options.contains("profile")) {
    throw Error{messages::kUsage,
                "--profile: the instance is there; `tsunagu profile load` changes its profile"};
  }
}

}  // namespace

int run_init(const LocalCall& call) {
  const bool was_there = fs::exists(call.home / "etc" / "tsunagu.conf");
  if (was_there) {
    require_no_profile(call);
    become_owner(call.home);
  } else {
    profile_text(call);  // a name that is not known stops before anything is made
    become_new_owner(call.home);
  }
  const auto paths = config::instance_paths(call.home);
  if (!was_there && fs::exists(paths.home) && !fs::is_empty(paths.home) &&
      !fs::exists(paths.keys())) {
    throw Error{messages::kHome, paths.home.string() + " is not empty and not an instance"};
  }
  if (was_there && running_daemon(paths)) {
    throw Error{messages::kRunning, paths.home.string()};
  }
  make_folder(paths.home, 0711);
  make_folders(paths);
  const InstanceLock lock{paths};
  if (!fs::exists(paths.keys() / "ring")) {
    call.progress("keys", 0, 0);
    security::LocalKeyService::create(paths.keys(), "file", make_uuid());
  }
  if (!was_there) {
    write_settings(call, paths, security::LocalKeyService::open(paths.keys())->tenant());
  }
  call.progress("database", 0, 0);
  const auto config = config::load_config(paths);
  require_same_database(call, config);
  const auto applied = prepare_database(paths, config);
  if (was_there && applied.empty()) {
    say_done(call, "インスタンスは既にあります。何も変えていません",
             "the instance is there, nothing changed", paths.home.string());
  } else {
    say_done(
        call, was_there ? "データベースの構造を新しくしました" : "インスタンスを作りました",
        was_there ? "the database's structure was brought up to date" : "the instance was made",
        paths.home.string());
  }
  return 0;
}

}  // namespace tsunagu::cli
