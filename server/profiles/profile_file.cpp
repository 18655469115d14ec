/// The text of a profile and what it says.
#include "server/profiles/profile_file.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/config/settings_source.h"
#include "server/profiles/agreement.h"
#include "server/profiles/line_reading.h"
#include "server/profiles/profile_tables.h"
#include "server/profiles/value_forms.h"

namespace tsunagu::profiles {

namespace {

using config::SettingLine;

// A profile may not grow so large that showing or checking it is felt.
constexpr std::size_t kMostOfAKind = 500;

// schemas/xsd/text.xsd, AgencyCode.
constexpr std::size_t kLongestAgency = 20;

/// The thing called `id` in `things`, made if it is new; its code is filled in by the caller.
template <class T>
T& thing(const SettingLine& line, std::string_view id, std::map<std::string, T>& things) {
  if (!is_code(id)) {
    config::refuse_setting(line, "the code is not 1 to 40 of a-z, A-Z, 0-9 and -");
  }
  T& out = things[std::string{id}];
  if (things.size() > kMostOfAKind) {
    config::refuse_setting(
        line, "is one too many: " + std::to_string(kMostOfAKind) + " of a kind are allowed");
  }
  return out;
}

bool take_code(const SettingLine& line, std::string_view list, std::string_view code,
               Profile& out) {
  auto& codes = thing(line, list, out.code_additions);
  config::assign(line, kRequiredText, thing(line, code, codes));
  return true;
}

/// A line whose key has three words.
bool take_part_of(const SettingLine& line, const std::vector<std::string_view>& words,
                  Profile& out) {
  const std::string_view what = words[0];
  const std::string_view id = words[1];
  if (what == "agency") {
    if (id.size() > kLongestAgency) {
      config::refuse_setting(line, "the code is longer than the 20 characters of a document's");
    }
    Agency& agency = thing(line, id, out.agencies);
    agency.position = agency.code.empty() ? out.agencies.size() : agency.position;
    agency.code = id;
    return take_agency(line, words[2], agency);
  }
  if (what == "conference") {
    Conference& conference = thing(line, id, out.conferences);
    conference.code = id;
    return take_conference(line, words[2], conference);
  }
  if (what == "target") {
    Target& target = thing(line, id, out.targets);
    target.id = id;
    return take_target(line, words[2], target);
  }
  if (what == "form") {
    return take_form(line, words[2], thing(line, id, out.forms));
  }
  if (what == "codes") {
    return take_code(line, id, words[2], out);
  }
  return what == "retention" && take_retention(line, words[2], thing(line, id, out.retention));
}

}  // namespace

void ProfileFile::refuse(const std::string& key, const std::string& why) const {
  const auto exact = std::ranges::find(lines, key, &SettingLine::key);
  if (exact != lines.end()) {
    config::refuse_setting(*exact, why);
  }
  const std::string stem = key.substr(0, key.rfind('.') + 1);
  const auto near = std::ranges::find_if(
      lines, [&](const SettingLine& line) { return line.key.starts_with(stem); });
  SettingLine line{source, near == lines.end() ? 0 : near->number, key, {}, &messages::kProfile};
  config::refuse_setting(line, why);
}

ProfileFile read_profile(std::string_view text, const std::string& source) {
  ProfileFile out;
  out.source = source;
  out.text = text;
  if (text.size() > kProfileBytes) {
    throw Error{messages::kProfile,
                source + ": more than " + std::to_string(kProfileBytes) + " bytes"};
  }
  out.lines = config::setting_lines(text, source, {is_profile_key, &messages::kProfile});
  for (const SettingLine& line : out.lines) {
    const auto words = words_of(line.key);
    const bool is_known = words.size() == 3 ? take_part_of(line, words, out.profile)
                                            : take_plain(line, words, out.profile);
    if (!is_known) {
      config::refuse_setting(line, "there is no such key");
    }
  }
  require_agreement(out);
  return out;
}

Profile parse_profile(std::string_view text, const std::string& source) {
  return read_profile(text, source).profile;
}

ProfileFile load_profile(const config::InstancePaths& paths) {
  const auto path = paths.profile();
  if (!std::filesystem::exists(path)) {
    return read_profile("", path.string());
  }
  return read_profile(config::settings_source(path, kProfileBytes), path.string());
}

std::string default_profile_text(const std::string& label) {
  std::string out =
      "# 自治体プロファイル。キーの一覧は docs/profiles.md、確かめるには `tsunagu profile check "
      "FILE`。\n"
      "# The municipality's profile; docs/profiles.md explains every key.\n\n"
      "profile.name = default\n";
  out += (label.empty() ? "#profile.label = " : "profile.label = " + label) + "\n";
  out += "profile.version = 1\n\n";
  const Profile standard;
  for (const SwitchEntry& entry : switch_entries()) {
    out += "# " + std::string{entry.ja} + "\n# " + std::string{entry.en} + "\n#switch.";
    out += std::string{entry.name} + " = ";
    out += config::written(standard.switches.*(entry.member)) + "\n\n";
  }
  for (const LimitEntry& entry : limit_entries()) {
    out += "# " + std::string{entry.ja} + "\n# " + std::string{entry.en} + "\n#limit.";
    out += std::string{entry.name} + " = ";
    out += std::to_string(standard.limits.*(entry.member)) + "\n\n";
  }
  return out;
}

}  // namespace tsunagu::profiles
