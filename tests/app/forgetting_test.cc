// What a visitor typed is gone from the memory of the machine when the visit is over: not dropped,
// overwritten. The whole memory is searched for it.
#include <array>

#include "base/memory.h"
#include "base/random.h"
#include "booth.h"
#include "catch.h"
#include "memory_search.h"

using namespace gummiband;
using app::Booth;

#ifdef __SANITIZE_ADDRESS__
// The sanitizer has an allocator of its own, which must be told what base::overwrite_freed_memory()
// tells that of glibc. And frames of functions must be where they are without it: from gcc 13 on it
// keeps those that were left on a heap of its own, where nothing is ever written over them.
extern "C" const char* __asan_default_options() {  // NOLINT: its name is given
  return "max_free_fill_size=268435456:free_fill_byte=165:detect_stack_use_after_return=0";
}
#endif

namespace {

// As a code that nobody has: all characters of one are on keys.
Veiled some_code() {
  constexpr std::string_view kKeys = "23456789ACDEFGHJKMNPQRTVWXY";
  base::SystemRandom random;
  Veiled code;
  std::array<uint8_t, 1> byte{};
  while (code.size() < 6) {
    random.fill(byte);
    if (byte[0] < kKeys.size() * 9) code.add(static_cast<uint8_t>(kKeys[byte[0] % kKeys.size()]));
  }
  return code;
}

// Of what was typed so many letters are looked for: a string that grew has left shorter ones.
constexpr size_t kTell = 10;

// Letters nobody has ever seen, so that no dictionary and no pack has them.
Veiled some_letters(size_t count) {
  base::SystemRandom random;
  Veiled letters;
  std::array<uint8_t, 1> byte{};
  while (letters.size() < count) {
    random.fill(byte);
    if (byte[0] < 26 * 9) letters.add(static_cast<uint8_t>('a' + byte[0] % 26));
  }
  return letters;
}

void type(Booth& booth, const Veiled& letters) {
  for (size_t i = 0; i < letters.size(); ++i) {
    const auto letter = static_cast<char>(letters.at(i));
    // Keys of codes are named like all others.
    const bool capital = letter >= 'A' && letter <= 'Z';
    booth.tap("key." + std::string(1, capital ? static_cast<char>(letter - 'A' + 'a') : letter));
  }
}

}  // namespace

TEST_CASE("Nothing that was typed is left in memory when the visit has ended") {
  base::overwrite_freed_memory();
  Booth booth;
  MemorySearch memory;
  const Veiled canary = some_letters(24);
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
  booth.tap("hearts.form");
  booth.tap("form.choose.themen");
  booth.tap("form.next");
  booth.tap("form.email");
  REQUIRE(memory.copies(canary, kTell) == 0);
  type(booth, canary);
  booth.frame();
  REQUIRE(memory.copies(canary, kTell) >= 1);  // it is here, and the search finds it

  SECTION("the visitor walks away") {
    booth.pass(booth.stage().settings.idle_warning_s + 1);
    booth.pass(booth.stage().settings.idle_countdown_s + 1);
  }
  SECTION("the visitor sends it") {
    booth.type("@web.de");
    booth.tap("key.next");
    booth.tap("form.recipient.heimvorteil");
    booth.tap("form.sixteen");
    booth.tap("form.send");
    booth.hear_of_writing();
    REQUIRE(booth.screen() == "thanks");
    booth.tap("thanks.done");
  }
  booth.frame();
  REQUIRE(booth.screen() == "attract");
  CHECK(memory.copies(canary, kTell) == 0);
}

TEST_CASE("Nothing that was answered in words is left in memory when the visit has ended") {
  base::overwrite_freed_memory();
  Booth booth;
  MemorySearch memory;
  const Veiled canary = some_letters(24);
  booth.tap("attract.touch");
  booth.tap("welcome.persona.local");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
  booth.tap("hearts.form");
  booth.tap("form.choose.mitmachen");
  booth.tap("form.option.fest");
  booth.tap("form.next");
  REQUIRE(memory.copies(canary, kTell) == 0);
  booth.type("a");  // becomes a capital, which the canary has none of
  type(booth, canary);
  booth.frame();
  REQUIRE(memory.copies(canary, kTell) >= 1);

  SECTION("the visitor walks away") {
    booth.pass(booth.stage().settings.idle_warning_s + 1);
    booth.pass(booth.stage().settings.idle_countdown_s + 1);
  }
  SECTION("the visitor sends it") {
    booth.tap("key.next");
    booth.type("Lena");
    booth.tap("form.email");
    booth.type("lena@web.de");
    booth.tap("key.next");
    booth.tap("form.recipient.heimvorteil");
    booth.tap("form.sixteen");
    booth.tap("form.send");
    booth.hear_of_writing();
    REQUIRE(booth.screen() == "thanks");
    booth.tap("thanks.done");
  }
  booth.frame();
  REQUIRE(booth.screen() == "attract");
  CHECK(memory.copies(canary, kTell) == 0);
}

TEST_CASE("Nothing of a receipt code that was typed is left in memory when the visit has ended") {
  base::overwrite_freed_memory();
  Booth booth;
  MemorySearch memory;
  const Veiled code = some_code();
  booth.tap("dock.help");
  booth.tap("help.withdraw");
  REQUIRE(memory.copies(code, code.size()) == 0);
  type(booth, code);
  REQUIRE(memory.copies(code, code.size()) >= 1);
  SECTION("it was never sent") {
    booth.pass(booth.stage().settings.idle_warning_s + 1);
    booth.pass(booth.stage().settings.idle_countdown_s + 1);
  }
  SECTION("it was sent, and is none") {
    booth.tap("key.next");
    booth.hear_of_writing();
    booth.kiosk().end_visit();
  }
  booth.frame();
  REQUIRE(booth.screen() == "attract");
  CHECK(memory.copies(code, code.size()) == 0);
}
