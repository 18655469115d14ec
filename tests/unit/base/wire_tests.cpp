/// Frames and their bodies, also from a peer that lies, stalls or goes away.
#define BOOST_TEST_DYN_LINK
#include "server/base/wire.h"

#include <array>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <sys/socket.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/unique_fd.h"

using namespace tsunagu;

namespace {

struct Pair {
  Pair() {
    std::array<int, 2> fds{};
    BOOST_TEST_REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) == 0);
    ours = UniqueFd{fds[0]};
    theirs = UniqueFd{fds[1]};
  }
  UniqueFd ours;
  UniqueFd theirs;
};

void send_hex(const Pair& pair, const char* hex) { write_all(pair.theirs.get(), *from_hex(hex)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(wire)

BOOST_AUTO_TEST_CASE(reads_back_every_kind_of_field) {
  WireWriter out;
  out.u8(1);
  out.u16(0x0203);
  out.u32(0x04050607);
  out.u64(0x08090a0b0c0d0e0fULL);
  out.text("連絡");
  out.blob(as_bytes("x"));

  WireReader in{out.bytes()};

  BOOST_TEST(in.u8() == 1);
  BOOST_TEST(in.u16() == 0x0203);
  BOOST_TEST(in.u32() == 0x04050607U);
  BOOST_TEST(in.u64() == 0x08090a0b0c0d0e0fULL);
  BOOST_TEST(!in.finished());
  BOOST_TEST(in.text(6) == "連絡");
  BOOST_TEST(as_text(in.blob(1)) == "x");
  BOOST_TEST(in.finished());
}

BOOST_AUTO_TEST_CASE(after_one_field_too_many_everything_is_empty) {
  const Bytes body = *from_hex("0001");
  WireReader in{body};

  BOOST_TEST(in.u32() == 0U);

  BOOST_TEST(!in.ok());
  BOOST_TEST(in.u8() == 0);
  BOOST_TEST(in.text(10).empty());
  BOOST_TEST(!in.finished());
}

BOOST_AUTO_TEST_CASE(refuses_a_text_over_its_limit_or_longer_than_the_body) {
  const Bytes body = *from_hex("000000026162");
  WireReader over_limit{body};
  WireReader fits{body};
  const Bytes lying = *from_hex("ffffffff6162");
  WireReader lies{lying};

  BOOST_TEST(over_limit.text(1).empty());
  BOOST_TEST(!over_limit.ok());
  BOOST_TEST(fits.text(2) == "ab");
  BOOST_TEST(fits.finished());
  BOOST_TEST(lies.blob(SIZE_MAX).empty());
  BOOST_TEST(!lies.ok());
}

BOOST_AUTO_TEST_CASE(refuses_a_count_that_the_body_cannot_hold) {
  const Bytes body = *from_hex("0000000300000000000000");
  WireReader too_many{body};
  WireReader fits{body};

  BOOST_TEST(too_many.count(3) == 0U);
  BOOST_TEST(!too_many.ok());
  BOOST_TEST(fits.count(2) == 3U);
  BOOST_TEST(fits.ok());
}

BOOST_AUTO_TEST_CASE(carries_frames_of_every_size_in_order) {
  const Pair pair;
  const std::array<std::size_t, 6> sizes{
      0, 1, 64U * 1024, 64U * 1024 + 1, 3'000'000, kMaxFrame - 2};
  std::thread writer{[&pair, &sizes] {
    for (const std::size_t size : sizes) {
      write_frame(pair.theirs.get(), static_cast<std::uint16_t>(size % 1000),
                  Bytes(size, static_cast<std::byte>(size % 251)));
    }
  }};

  for (const std::size_t size : sizes) {
    Frame frame;
    BOOST_TEST((read_frame(pair.ours.get(), frame, -1) == FrameState::frame));
    BOOST_TEST(frame.type == size % 1000);
    BOOST_TEST((frame.body == Bytes(size, static_cast<std::byte>(size % 251))));
  }
  writer.join();
}

BOOST_AUTO_TEST_CASE(writes_the_layout_of_the_header_comment) {
  const Pair pair;

  write_frame(pair.ours.get(), 0x0102, as_bytes("ab"));

  std::array<std::byte, 16> raw{};
  BOOST_TEST(::read(pair.theirs.get(), raw.data(), raw.size()) == 8);
  BOOST_TEST(to_hex(std::span{raw}.first(8)) == "0000000401026162");
}

BOOST_AUTO_TEST_CASE(a_peer_that_closes_between_frames_has_ended) {
  Pair pair;
  write_frame(pair.theirs.get(), 1, {});
  pair.theirs.reset();
  Frame frame;

  BOOST_TEST((read_frame(pair.ours.get(), frame, -1) == FrameState::frame));
  BOOST_TEST((read_frame(pair.ours.get(), frame, -1) == FrameState::end));
}

BOOST_AUTO_TEST_CASE(a_peer_that_closes_inside_a_frame_is_malformed) {
  for (const char* part : {"00", "00000004", "00000004010261"}) {
    Pair pair;
    send_hex(pair, part);
    pair.theirs.reset();
    Frame frame;

    BOOST_TEST((read_frame(pair.ours.get(), frame, -1) == FrameState::malformed), part);
  }
}

BOOST_AUTO_TEST_CASE(a_length_too_short_or_too_long_is_malformed) {
  for (const char* head : {"000000000001", "000000010001", "020000010001", "ffffffff0001"}) {
    const Pair pair;
    send_hex(pair, head);
    Frame frame;

    BOOST_TEST((read_frame(pair.ours.get(), frame, -1) == FrameState::malformed), head);
  }
}

BOOST_AUTO_TEST_CASE(a_silent_peer_is_given_up) {
  const Pair pair;
  Frame frame;

  BOOST_TEST((read_frame(pair.ours.get(), frame, 0) == FrameState::timeout));
  send_hex(pair, "0000000401");
  BOOST_TEST((read_frame(pair.ours.get(), frame, 1) == FrameState::timeout));
}

BOOST_AUTO_TEST_CASE(writing_to_a_peer_that_is_gone_is_an_error_and_no_signal) {
  Pair pair;
  pair.theirs.reset();

  BOOST_CHECK_THROW(write_frame(pair.ours.get(), 1, as_bytes("x")), Error);
}

BOOST_AUTO_TEST_SUITE_END()
