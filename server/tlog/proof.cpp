/// Proof files: written, read, verified.
#include "server/tlog/proof.h"

#include <algorithm>
#include <utility>

#include "server/base/check.h"
#include "server/tlog/history_check.h"
#include "server/tlog/merkle_proof.h"

namespace tsunagu::tlog {

namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
constexpr std::size_t kMaxPath = 64;

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// The rest of the next line, which begins with `word`.
std::optional<std::string_view> take_after(std::string_view& text, std::string_view word) {
  std::optional<std::string_view> line = take_line(text);
  if (!line || !line->starts_with(word)) {
    return std::nullopt;
  }
  line->remove_prefix(word.size());
  return line;
}

bool read_extra(std::string_view base64, EventProof& proof) {
  const std::optional<Bytes> extra = from_base64(base64);
  if (!extra || extra->size() < kLeafSize) {
    return false;
  }
  const ByteView bytes{*extra};
  proof.leaf.assign(bytes.begin(), bytes.begin() + kLeafSize);
  ByteView rest = bytes.subspan(kLeafSize);
  if (rest.empty()) {
    return true;
  }
  OpenedEvent opened;
  if (rest.size() < opened.salt.size()) {
    return false;
  }
  std::ranges::copy(rest.first(opened.salt.size()), opened.salt.begin());
  opened.payload = as_text(rest.subspan(opened.salt.size()));
  proof.opened = std::move(opened);
  return true;
}

bool read_path(std::string_view& text, EventProof& proof) {
  for (auto line = take_line(text); line; line = take_line(text)) {
    if (line->empty()) {
      return true;
    }
    const std::optional<Bytes> hash = from_base64(*line);
    Digest digest{};
    if (!hash || hash->size() != digest.size() || proof.path.size() == kMaxPath) {
      return false;
    }
    std::ranges::copy(*hash, digest.begin());
    proof.path.push_back(digest);
  }
  return false;
}

}  // namespace

std::string EventProof::text() const {
  Bytes extra = leaf;
  if (opened) {
    append(extra, opened->salt);
    append(extra, as_bytes(opened->payload));
  }
  std::string text{kFirstLine};
  text += "\n" + std::string{kExtra} + to_base64(extra);
  text += "\n" + std::string{kIndex} + std::to_string(index) + "\n";
  for (const Digest& hash : path) {
    text += to_base64(hash) + "\n";
  }
  return text + "\n" + checkpoint;
}

std::optional<EventProof> EventProof::parse(std::string_view text) {
  if (text.size() > kMaxProof || take_line(text) != kFirstLine) {
    return std::nullopt;
  }
  EventProof proof;
  const auto extra = take_after(text, kExtra);
  const auto index_text = take_after(text, kIndex);
  const auto index = index_text ? parse_size(*index_text) : std::nullopt;
  if (!extra || !index || !read_extra(*extra, proof) || !read_path(text, proof)) {
    return std::nullopt;
  }
  proof.index = *index;
  if (proof.opened) {
    proof.opened->index = *index;
  }
  proof.checkpoint = text;
  return proof;
}

EventProof make_proof(TileReader& reader, std::uint64_t index, std::string checkpoint,
                      std::optional<OpenedEvent> opened) {
  TSUNAGU_ENSURE(!opened || opened->index == index, "the payload belongs to the event");
  EventProof proof;
  proof.leaf = reader.entry(index);
  proof.opened = std::move(opened);
  proof.index = index;
  proof.path = inclusion_path(reader.subtree_hash(), index, reader.size());
  proof.checkpoint = std::move(checkpoint);
  return proof;
}

ProvenEvent verify_proof(std::string_view text, const VerifierKey& key) {
  ProvenEvent proven;
  std::optional<EventProof> proof = EventProof::parse(text);
  const std::optional<Leaf> leaf = proof ? decode_leaf(proof->leaf) : std::nullopt;
  if (!leaf) {
    proven.problem = Problem::malformed;
    return proven;
  }
  const CheckedCheckpoint checked = check_checkpoint(proof->checkpoint, key);
  proven.problem = problem_of(checked.state);
  if (proven.problem) {
    return proven;
  }
  const Checkpoint& checkpoint = checked.checkpoint;
  if (!proves_inclusion(proof->index, checkpoint.size, leaf_hash(proof->leaf), checkpoint.root,
                        proof->path)) {
    proven.problem = Problem::changed_entry;
    return proven;
  }
  if (proof->opened && payload_commitment(proof->opened->salt, as_bytes(proof->opened->payload)) !=
                           leaf->commitment) {
    proven.problem = Problem::changed_payload;
    return proven;
  }
  proven.leaf = *leaf;
  proven.opened = std::move(proof->opened);
  proven.checkpoint = checkpoint;
  proven.index = proof->index;
  return proven;
}

}  // namespace tsunagu::tlog
