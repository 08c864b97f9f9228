// The dock: back, hearts, language, ease of use; the same four places on every screen, always.
#pragma once

#include <optional>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens {

// What the first place offers: on the screen after the start there is nothing to go back to.
enum class DockFirst { kHome, kBack };

// Draws it over the lower edge and answers with what was tapped: Back, EndVisit (kHome) or Open.
std::optional<Wish> draw_dock(DockFirst first, const World& world, ui::Ui& ui);

// The counter of hearts as it stands in the dock; `size` of its heart in u.
inline constexpr float kCounterSize = 60;
ui::Point dock_counter(const ui::Canvas& canvas, const ui::Rect& cell);
void draw_counter(ui::Canvas& canvas, ui::Point centre, size_t hearts, float size);

}  // namespace gummiband::screens
