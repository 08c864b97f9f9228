// The offer in large text. Only the offer's own draw files include this.
#pragma once

#include <optional>

#include "screens/offer.h"

namespace gummiband::screens::offer {

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const content::Item& item);

}  // namespace gummiband::screens::offer
