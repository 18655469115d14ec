/// Making of sample logs.
#include "tests/unit/tlog/sample_log.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <stdlib.h>

#include "security/digest.h"
#include "server/base/files.h"
#include "server/tlog/export_writer.h"

namespace tsunagu::tlog::testing {

namespace {

constexpr Microseconds kStart = 1'761'955'200'000'000;  // 2025-11-01T00:00:00Z
constexpr Microseconds kSecond = 1'000'000;

Bytes seed_bytes(int seed) { return Bytes(32, static_cast<std::byte>(seed)); }

Digest hash_of(const std::string& text) { return security::sha256(as_bytes(text)); }

/// Where the event at `index` stands: every third is of node 2; node 1 starts again at 300.
struct Place {
  std::uint16_t node;
  std::uint32_t boot;
  std::uint64_t number;
};

Place place_of(std::uint64_t index) {
  if (index % 3 == 2) {
    return {2, 7, index / 3 + 1};
  }
  const std::uint64_t rank = index / 3 * 2 + index % 3;
  constexpr std::uint64_t kSecondRun = 200;
  return rank < kSecondRun ? Place{1, 4, rank + 1} : Place{1, 9, rank - kSecondRun + 1};
}

EventType type_of(std::uint64_t index) {
  if (place_of(index).number == 1) {
    return EventType::boot;
  }
  return index % 50 == 49 ? EventType::void_number : EventType::document_read;
}

}  // namespace

TestFolder::TestFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "tsunagu-tlog-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error{"mkdtemp"};
  }
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code ignored;  // a folder left in /tmp harms no later test
  std::filesystem::remove_all(path_, ignored);
}

CheckpointSigner make_signer(int seed) {
  const Bytes secret = seed_bytes(seed);
  return CheckpointSigner{security::ed25519_public_key(secret), [secret](std::string_view text) {
                            return security::sign_ed25519(secret, as_bytes(text));
                          }};
}

VerifierKey make_key(int seed, const std::string& origin) {
  VerifierKey key;
  key.name = origin;
  std::ranges::copy(security::ed25519_public_key(seed_bytes(seed)), key.public_key.begin());
  return key;
}

std::string sign_text(const std::string& text, int seed, const std::string& origin) {
  return signed_note(text, make_key(seed, origin),
                     security::sign_ed25519(seed_bytes(seed), as_bytes(text)));
}

std::string sign_checkpoint(const Checkpoint& checkpoint, int seed) {
  return sign_text(checkpoint.text(), seed);
}

OpenedEvent sample_event(std::uint64_t index) {
  OpenedEvent event;
  event.index = index;
  event.salt = hash_of("salt " + std::to_string(index));
  event.payload =
      R"({"who":"試験 職員","purpose":"相談支援","place":")" + std::to_string(index) + R"("})";
  return event;
}

Leaf sample_leaf(std::uint64_t index) {
  const Place place = place_of(index);
  const OpenedEvent event = sample_event(index);
  Leaf leaf;
  leaf.type = type_of(index);
  leaf.node = place.node;
  leaf.boot = place.boot;
  leaf.number = place.number;
  leaf.time = kStart + static_cast<Microseconds>(index) * kSecond;
  const Digest id = hash_of("id " + std::to_string(index));
  leaf.event_id = Uuid::from(std::span{id}.first(16));
  leaf.case_tag = hash_of("case " + std::to_string(index));
  leaf.revision = static_cast<std::uint32_t>(index % 5);
  leaf.seal = hash_of("seal " + std::to_string(index));
  leaf.commitment = payload_commitment(event.salt, as_bytes(event.payload));
  return leaf;
}

std::vector<Leaf> sample_leaves(std::uint64_t count) {
  std::vector<Leaf> leaves;
  for (std::uint64_t index = 0; index < count; ++index) {
    leaves.push_back(sample_leaf(index));
  }
  return leaves;
}

std::vector<Bytes> encoded(const std::vector<Leaf>& leaves) {
  std::vector<Bytes> entries;
  std::ranges::transform(leaves, std::back_inserter(entries), encode_leaf);
  return entries;
}

Digest root_of_leaves(const std::vector<Leaf>& leaves, std::uint64_t count) {
  Frontier tree;
  for (std::uint64_t index = 0; index < count; ++index) {
    tree.append(leaf_hash(encode_leaf(leaves[index])));
  }
  return tree.root();
}

void write_log(const std::filesystem::path& folder, const std::vector<Leaf>& leaves,
               const std::vector<std::uint64_t>& sizes) {
  LogWriter writer{folder, kOrigin, make_signer()};
  const std::vector<Bytes> entries = encoded(leaves);
  const auto grow = [&](std::uint64_t size) {
    const std::uint64_t old = writer.size();
    writer.append(std::span{entries}.subspan(old, size - old));
    writer.publish();
  };
  std::ranges::for_each(sizes, grow);
  grow(leaves.size());
}

void write_export(const std::filesystem::path& folder, const std::vector<Leaf>& leaves,
                  const std::vector<std::uint64_t>& sizes) {
  const TestFolder log;
  write_log(log.path(), leaves, sizes);
  ExportWriter writer{log.path(), folder};
  for (std::uint64_t index = 0; index < leaves.size(); ++index) {
    writer.add_event(sample_event(index));
  }
  writer.finish();
}

void write_sample_export(const std::filesystem::path& folder) {
  write_export(folder, sample_leaves(kSampleSize), {100, 256, 300, 520});
}

std::string read_text(const std::filesystem::path& path) {
  constexpr std::size_t kLimit = std::size_t{1} << 26;
  return std::string{as_text(read_file(path, kLimit))};
}

void write_text(const std::filesystem::path& path, std::string_view text) {
  std::ofstream file{path, std::ios::binary | std::ios::trunc};
  file << text;
  if (!file.flush()) {
    throw std::runtime_error{"cannot write " + path.string()};
  }
}

}  // namespace tsunagu::tlog::testing
