/// The text of a profile and what it says.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/instance_paths.h"
#include "server/config/setting_text.h"
#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// Largest text of a profile.
inline constexpr std::size_t kProfileBytes = 256UL * 1024;

/// A profile with the lines it came from, so that a mistake found later can name its line.
struct ProfileFile {
  Profile profile;
  std::string source;  ///< of messages: the file's path or name
  std::string text;    ///< all of it; empty if there is no file
  std::vector<config::SettingLine> lines;

  /// Throws SettingError naming `key` and its line; for a key that is missing, the first line of
  /// the same thing ("agency.yorisoi.…").
  [[noreturn]] void refuse(const std::string& key, const std::string& why) const;
};

/// Takes `text` apart; what is not in it keeps its default. Throws SettingError (TS-1013) naming
/// `source`, line and key for: a text over kProfileBytes, a line of another form, a key unknown or
/// given twice, a value of another form or size, a name or label that is missing, an agency or
/// conference that is not there, parents in a circle, too many of anything. Whether document
/// types, paths and codes exist is not known here: see check_references.
ProfileFile read_profile(std::string_view text, const std::string& source);

/// The same for who needs no lines.
Profile parse_profile(std::string_view text, const std::string& source = "profile.conf");

/// Reads HOME/etc/profile.conf; without it, the default profile. Throws as read_profile, and if
/// the file cannot be read or others may write to it.
ProfileFile load_profile(const config::InstancePaths& paths);

/// The text of a profile for a municipality nobody has written one for: its label and every switch
/// and limit with its default, commented out.
std::string default_profile_text(const std::string& label);

}  // namespace tsunagu::profiles
