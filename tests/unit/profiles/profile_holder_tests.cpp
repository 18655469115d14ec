/// The profile in force.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/profile_holder.h"

#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/profiles/profile_file.h"

using namespace tsunagu;
using namespace tsunagu::profiles;

namespace {

RunningProfile named(const std::string& name) {
  return {std::make_shared<const Profile>(parse_profile("profile.name = " + name)), name};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(profile_holder_tests)

BOOST_AUTO_TEST_CASE(begins_with_the_defaults) {
  const ProfileHolder holder;

  BOOST_TEST((*holder.profile() == Profile{}));
  BOOST_TEST(holder.running().digest.empty());
}

BOOST_AUTO_TEST_CASE(a_replacement_leaves_those_at_work_their_profile) {
  ProfileHolder holder{named("one")};
  const auto at_work = holder.profile();

  holder.replace([](const Profile& before) {
    BOOST_TEST(before.name == "one");
    return named("two");
  });

  BOOST_TEST(at_work->name == "one");
  BOOST_TEST(holder.profile()->name == "two");
  BOOST_TEST(holder.running().digest == "two");
}

BOOST_AUTO_TEST_CASE(a_replacement_with_a_mistake_leaves_the_running_one) {
  ProfileHolder holder{named("one")};

  BOOST_CHECK_THROW(holder.replace([](const Profile&) { return named("No Name"); }),
                    config::SettingError);

  BOOST_TEST(holder.profile()->name == "one");
  holder.replace([](const Profile&) { return named("two"); });
  BOOST_TEST(holder.profile()->name == "two");
}

BOOST_AUTO_TEST_CASE(replacements_come_one_after_the_other) {
  ProfileHolder holder{named("p0")};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int step = 0; step < 50; ++step) {
        holder.replace([](const Profile& before) {
          return named("p" + std::to_string(std::stoi(before.name.substr(1)) + 1));
        });
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }

  BOOST_TEST(holder.profile()->name == "p200");
}

BOOST_AUTO_TEST_SUITE_END()
