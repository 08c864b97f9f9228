// A small pack made by hand, with the words of the build, for tests of single screens.
#pragma once

#include <string>
#include <vector>

#include "content/pack.h"
#include "content/words.h"
#include "screens/screen.h"
#include "ui/theme.h"
#include "visit/visit.h"

namespace gummiband::screens {

// Every text is the same in all languages unless it says otherwise.
content::Localized same(const std::string& text);
base::Day day(int year, unsigned month, unsigned day_of_month);

// A place of the opening question, looked after by the contact "lotsin".
content::HeartPlace sample_place(const std::string& id, const std::string& district);

// The theme that comes with the program.
ui::Theme sample_theme();

struct SmallWorld {
  SmallWorld();

  content::Item& add(const std::string& id, content::ItemKind kind, const std::string& title);
  World world() const;

  content::Pack pack;
  content::Words words;
  visit::Visit visit;
  base::LocalTime now;
  slips::Campaign campaign;
  float u_per_mm = 0;
  slips::SpoolView printer;
};

// The wish of this kind; the test fails when it is not there.
template <typename Wanted>
const Wanted& wish(const Wishes& wishes);

}  // namespace gummiband::screens

#include "catch.h"

template <typename Wanted>
const Wanted& gummiband::screens::wish(const Wishes& wishes) {
  for (const Wish& candidate : wishes) {
    if (const Wanted* found = std::get_if<Wanted>(&candidate)) return *found;
  }
  FAIL("the wish is not there");
  throw 0;  // never reached
}
