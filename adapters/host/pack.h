/// An adapter pack, loaded whole into memory: nothing of it is read from disk later.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "adapters/host/adapter_file.h"
#include "adapters/host/code_lists.h"
#include "adapters/host/cp932_table.h"
#include "adapters/host/decoder.h"
#include "adapters/host/encoder.h"
#include "adapters/host/schema.h"
#include "adapters/host/schemas.h"
#include "adapters/host/stylesheet.h"

namespace tsunagu::host {

struct Pack {
  AdapterFile adapter;
  CodeMaps maps;
  ExternalCharacters external;
  std::optional<Cp932Table> cp932;           ///< if the partner's files are in CP932
  std::optional<Schema> partner;             ///< partner.xsd, if the pack has one
  std::optional<Stylesheet> to_canonical;    ///< if it reads
  std::optional<Stylesheet> from_canonical;  ///< if it writes
  std::optional<Stylesheet> answer;          ///< if it answers
  MemoryFiles golden;                        ///< files of golden/, by name
  std::string hash;                          ///< SHA-256 over all files, hexadecimal

  /// The decoder of the partner's bytes; lives as long as the pack.
  Decoder decoder() const { return Decoder{adapter.bytes, cp932 ? &*cp932 : nullptr, external}; }
  /// The encoder for them; lives as long as the pack.
  Encoder encoder() const { return Encoder{adapter.bytes, cp932 ? &*cp932 : nullptr, external}; }
};

/// Loads the pack in `folder`, whose last name is the pack's. Throws Error (adapter pack) naming
/// file and line, also for a document type or a lost path that `schemas` do not have.
Pack load_pack(const std::filesystem::path& folder, const Schemas& schemas);

}  // namespace tsunagu::host
