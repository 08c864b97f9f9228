// The story of an item: its Markdown blocks, set in a column that scrolls when they are too long.
#pragma once

#include <string_view>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens {

// What it needs at this width.
float prose_height(ui::Canvas& canvas, const World& world, const content::Item& item, float width);

// Draws it without a scroller of its own, each block to be read aloud as `name.1` and so on;
// answers with its height.
float draw_prose_column(ui::Ui& ui, std::string_view name, const World& world,
                        const content::Item& item, ui::Point at, float width);

void draw_prose(ui::Ui& ui, std::string_view scroller, const World& world,
                const content::Item& item, const ui::Rect& column);

}  // namespace gummiband::screens
