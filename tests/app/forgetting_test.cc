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
// tells that of glibc.
extern "C" const char* __asan_default_options() {  // NOLINT: its name is given
  return "max_free_fill_size=268435456:free_fill_byte=165";
}
#endif

namespace {

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
    booth.tap("key." + std::string(1, static_cast<char>(letters.at(i))));
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
