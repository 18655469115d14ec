/// The three lines of a checkpoint, and what their signature is worth.
#include "server/tlog/checkpoint.h"

#include <algorithm>
#include <charconv>

namespace tsunagu::tlog {

namespace {

/// Takes one line off `text`, without its end. Nothing if no line ends there.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

CheckpointState as_checkpoint_state(NoteState state) {
  switch (state) {
    case NoteState::not_signed:
      return CheckpointState::not_signed;
    case NoteState::wrong_signature:
      return CheckpointState::wrong_signature;
    default:
      return CheckpointState::malformed;
  }
}

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || std::to_string(number) != text ||
      number > kMaxLogSize) {
    return std::nullopt;
  }
  return number;
}

std::string Checkpoint::text() const {
  return origin + "\n" + std::to_string(size) + "\n" + to_base64(root) + "\n";
}

std::optional<Checkpoint> Checkpoint::parse(std::string_view text) {
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || origin->empty() || !size_line || !root_line || !text.empty()) {
    return std::nullopt;
  }
  const auto size = parse_size(*size_line);
  const auto root = from_base64(*root_line);
  Checkpoint checkpoint;
  if (!size || !root || root->size() != checkpoint.root.size()) {
    return std::nullopt;
  }
  checkpoint.origin = *origin;
  checkpoint.size = *size;
  std::ranges::copy(*root, checkpoint.root.begin());
  return checkpoint;
}

CheckedCheckpoint check_checkpoint(std::string_view note, const VerifierKey& key) {
  const CheckedNote checked = check_note(note, key);
  if (checked.state != NoteState::valid) {
    return {as_checkpoint_state(checked.state), {}};
  }
  const std::optional<Checkpoint> checkpoint = Checkpoint::parse(checked.text);
  if (!checkpoint) {
    return {CheckpointState::malformed, {}};
  }
  if (checkpoint->origin != key.name) {
    return {CheckpointState::other_origin, {}};
  }
  return {CheckpointState::valid, *checkpoint};
}

}  // namespace tsunagu::tlog
