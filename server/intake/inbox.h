/// A partner's inbound folder: what is complete there, and claiming it.
///
/// The partner writes NAME and then an empty NAME.marker; before the marker the file is still being
/// written. A claim moves the marker first and then the data, by rename, into a folder of ours:
/// WORK/<file id>/NAME. From then on the partner may hand over another file of the same name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/uuid.h"
#include "server/vault/event.h"

namespace tsunagu::intake {

struct ClaimedFile {
  Uuid file_id;
  std::string name;
  std::filesystem::path data;  ///< WORK/<file id>/NAME
  /// Who brought it, if it was not the partner through the folder.
  std::optional<vault::Actor> brought_by{};
};

/// What lies in the folder and is not being worked on.
struct InboxCount {
  std::size_t ready = 0;
  std::size_t without_marker = 0;  ///< still being written, or forgotten
  std::size_t without_data = 0;    ///< a marker whose file is not there
  std::size_t not_plain = 0;       ///< a link, folder or pipe named like a file: left alone
};

class Inbox {
 public:
  Inbox(std::filesystem::path in, std::filesystem::path work, protocol::FileRules rules);

  /// Names that can be claimed, in the order of their names. Throws Error (kExchangeFolder).
  std::vector<std::string> ready() const;
  /// Throws as ready() does.
  InboxCount count() const;

  /// Claims a name that ready() gave. Nothing if it has gone meanwhile, or is no plain file any
  /// more. Throws Error.
  std::optional<ClaimedFile> claim(const std::string& name);
  /// Puts the content of a file that did not come through the folder into the same place.
  ClaimedFile deposit(const std::string& name, ByteView content);
  /// Files claimed by an earlier run, oldest first; finishes claims that were interrupted between
  /// the renames. Throws Error (kExchangeFolder), also if the folders are not there or not on one
  /// file system: a rename between two file systems is not atomic.
  std::vector<ClaimedFile> left_over();
  /// Removes a claimed file for good: it is stored or answered. Throws Error.
  void settle(const ClaimedFile& file);

  const protocol::FileRules& rules() const { return rules_; }

 private:
  std::vector<std::filesystem::path> entries(const std::filesystem::path& folder) const;
  std::optional<ClaimedFile> resume(const std::filesystem::path& folder, const Uuid& file_id);

  std::filesystem::path in_;
  std::filesystem::path work_;
  protocol::FileRules rules_;
};

}  // namespace tsunagu::intake
