/// The keys folder of a new instance, for tests.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "security/local_key_service.h"
#include "server/base/files.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security::test {

/// Made by LocalKeyService::create with the tenant id_of(1).
struct InstanceKeys {
  Folder folder;

  InstanceKeys() { LocalKeyService::create(folder.path(), "file", id_of(1)); }
  std::unique_ptr<LocalKeyService> open() const { return LocalKeyService::open(folder.path()); }
  std::filesystem::path ring() const { return folder.path() / "ring"; }
  std::string ring_text() const { return std::string{as_text(read_file(ring(), 1U << 20U))}; }
  void write_ring(const std::string& text) const {
    write_file_durably(ring(), as_bytes(text), 0600);
  }
};

}  // namespace tsunagu::security::test
