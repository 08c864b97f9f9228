// The facts of an item as a row of icons with words: what, when, until when, how to call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens {

struct Fact {
  std::string icon;
  std::string text;
  bool operator==(const Fact&) const = default;
};

std::vector<Fact> item_facts(const World& world, const content::Item& item);

// What they take at this width, with the gap below them.
float facts_height(ui::Canvas& canvas, const std::vector<Fact>& facts, float width);

// Draws them in rows within `width`, to be read aloud as `name`; answers with the height, and the
// gap below, that they took.
float draw_facts(ui::Ui& ui, std::string_view name, const std::vector<Fact>& facts, ui::Point at,
                 float width);

}  // namespace gummiband::screens
