/// profile show, profile check, profile load.
#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/commands/attached_file.h"
#include "server/commands/context.h"
#include "server/commands/profile_lines.h"
#include "server/commands/profile_types.h"
#include "server/profiles/agency_use.h"

namespace tsunagu::commands {
namespace {

/// The attached profile, read and held against the document types.
profiles::ProfileFile attached_profile(const Call& call, ByteView bytes) {
  auto file = profiles::read_profile(as_text(bytes), call.required("file"));
  profiles::check_references(file, known_types(call.context.catalogue));
  return file;
}

/// Documents may hold a code that was in force, so it stays known.
void require_codes_kept(const profiles::Profile& before, const profiles::ProfileFile& file) {
  for (const auto& [list, codes] : before.code_additions) {
    const auto kept = file.profile.code_additions.find(list);
    for (const auto& [code, label] : codes) {
      if (kept == file.profile.code_additions.end() || !kept->second.contains(code)) {
        file.refuse("codes." + list + "." + code, "is in force and may be stored; it has to stay");
      }
    }
  }
}

/// Settings name agencies of users and partners: without them nobody could tell who may read what.
void require_agencies_kept(const Call& call, const profiles::ProfileFile& file) {
  const auto unknown = profiles::unknown_agency(file.profile, call.context.config,
                                                config::load_adapter_configs(call.context.paths));
  if (unknown) {
    file.refuse("agency." + unknown->code, "is named by " + unknown->key + "; it has to stay");
  }
}

void record_load(Call& call, const std::string& what, const std::string& digest,
                 const std::string& outcome) {
  vault::Event event;
  event.type = tlog::EventType::profile_loaded;
  event.file = what;
  event.file_digest = digest;
  event.outcome = outcome;
  call.record(std::move(event));
}

/// Puts `file` in place of the profile in force, which it was held against.
profiles::RunningProfile put_in_force(Call& call, const profiles::ProfileFile& file,
                                      const std::string& digest) {
  constexpr mode_t kOwnerOnly = 0600;
  const auto what = file.profile.name + " " + file.profile.version;
  record_load(call, what, digest, "started");
  try {
    write_file_durably(call.context.paths.profile(), as_bytes(file.text), kOwnerOnly);
  } catch (const Error&) {
    record_load(call, what, digest, "failed");
    throw;
  }
  call.context.catalogue.set_own_codes(file.profile.code_additions);
  record_load(call, what, digest, "done");
  return {std::make_shared<const profiles::Profile>(file.profile), digest};
}

}  // namespace

admin::Outcome show_profile(Call& call) {
  const auto running = call.context.profile.running();
  show_lines(running, call.context.catalogue, [&](const JsonLine& line) { call.reply.line(line); });
  return admin::Outcome::ok;
}

admin::Outcome check_profile(Call& call) {
  const auto bytes = attached_file(call, profiles::kProfileBytes);
  JsonLine line;
  line.text("kind", "profile_check").text("file", call.required("file"));
  try {
    const auto file = attached_profile(call, bytes);
    require_codes_kept(*call.context.profile.profile(), file);
    require_agencies_kept(call, file);
    line.flag("ok", true).text("name", file.profile.name).text("version", file.profile.version);
    line.text("sha256", to_hex(security::sha256(bytes)));
    call.reply.line(line);
    return admin::Outcome::ok;
  } catch (const config::SettingError& error) {
    line.flag("ok", false);
    if (error.line() > 0) {
      line.number("line", error.line());
    }
    line.text("key", error.key());
    line.text("problem", error.why());
    call.reply.line(line);
    return admin::Outcome::partly_refused;
  }
}

admin::Outcome load_profile(Call& call) {
  const auto bytes = attached_file(call, profiles::kProfileBytes);
  const auto digest = to_hex(security::sha256(bytes));
  try {
    const auto file = attached_profile(call, bytes);
    call.context.profile.replace([&](const profiles::Profile& before) {
      require_codes_kept(before, file);
      require_agencies_kept(call, file);
      return put_in_force(call, file, digest);
    });
  } catch (const config::SettingError&) {
    record_load(call, call.required("file"), digest, "refused");
    throw;
  }
  const auto running = call.context.profile.running();
  call.reply.line(profile_line(running));
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
