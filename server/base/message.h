/// What Tsunagu says to its operator: a catalogue of messages with id, cause and remedy.
///
/// Ids are never reused. docs/messages.md is made from this catalogue and a test compares them.
#pragma once

#include <span>
#include <string_view>

namespace tsunagu {

struct Message {
  std::string_view id;  ///< "TS-1003"
  std::string_view ja;  ///< What happened, Japanese.
  std::string_view en;  ///< What happened, English.
  std::string_view remedy_ja;
  std::string_view remedy_en;
};

namespace messages {
// The numbers: 1xxx the instance and its settings, 2xxx keys and integrity, 3xxx the database,
// 4xxx adapters and their hosts, 5xxx exchange folders, 6xxx the audit log, 7xxx the admin socket.
extern const Message kUsage;
extern const Message kConfig;
extern const Message kHome;
extern const Message kPermission;
extern const Message kClock;
extern const Message kDisk;
extern const Message kSystemCall;
extern const Message kRunning;
extern const Message kNotRunning;
extern const Message kStarted;
extern const Message kStopped;
extern const Message kInternal;
extern const Message kProfile;
extern const Message kKeyFile;
extern const Message kKeyWrong;
extern const Message kCrypto;
extern const Message kIntegrity;
extern const Message kDatabase;
extern const Message kDatabaseStart;
extern const Message kDurability;
extern const Message kMigration;
extern const Message kDatabaseAccounts;
extern const Message kCatalogue;
extern const Message kCatalogueChanged;
extern const Message kAdapterPack;
extern const Message kAdapterHost;
extern const Message kGolden;
extern const Message kSandbox;
extern const Message kHostReply;
extern const Message kExchangeFolder;
extern const Message kMarkerMissing;
extern const Message kDataMissing;
extern const Message kFileSkipped;
extern const Message kFileFailed;
extern const Message kDelivery;
extern const Message kAuditHead;
extern const Message kAuditBroken;
extern const Message kAuditWrite;
extern const Message kAdminRefused;
extern const Message kNotFound;
extern const Message kNoGround;
extern const Message kDestroyed;
extern const Message kPersons;
}  // namespace messages

/// All messages in the order of their ids.
std::span<const Message* const> all_messages();

/// The message with `id`, as another process of ours named it; kInternal if there is none.
const Message& message_with(std::string_view id);

}  // namespace tsunagu
