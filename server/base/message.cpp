/// All messages in the order of their ids; their texts stand in messages_*.cpp.
#include "server/base/message.h"

#include <algorithm>
#include <array>

namespace tsunagu {

std::span<const Message* const> all_messages() {
  using namespace messages;
  static constexpr std::array kAll{
      // 1xxx the instance and its settings
      &kUsage, &kConfig, &kHome, &kPermission, &kClock, &kDisk, &kSystemCall, &kRunning,
      &kNotRunning, &kStarted, &kStopped, &kInternal, &kProfile,
      // 2xxx keys and integrity
      &kKeyFile, &kKeyWrong, &kCrypto, &kIntegrity,
      // 3xxx the database
      &kDatabase, &kDatabaseStart, &kDurability, &kMigration, &kDatabaseAccounts,
      // 4xxx adapters and their hosts
      &kCatalogue, &kCatalogueChanged, &kAdapterPack, &kAdapterHost, &kGolden, &kSandbox,
      &kHostReply,
      // 5xxx exchange folders
      &kExchangeFolder, &kMarkerMissing, &kDataMissing, &kFileSkipped, &kFileFailed, &kDelivery,
      // 6xxx the audit log
      &kAuditHead, &kAuditBroken, &kAuditWrite,
      // 7xxx the admin socket
      &kAdminRefused, &kNotFound, &kNoGround, &kDestroyed, &kPersons};
  return kAll;
}

const Message& message_with(std::string_view id) {
  const auto all = all_messages();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Message* one) { return one->id == id; });
  return found == all.end() ? messages::kInternal : **found;
}

}  // namespace tsunagu
