#include "app/invitation.h"

#include <utility>

#include "base/date.h"

namespace gummiband::app {
namespace {

constexpr double kMsPerS = 1000;

}  // namespace

// Where nothing was on the screen before, nothing has to fade: it is there as if it had long been.
Invitation::Invitation(InvitationParts parts, base::Path pictures, const base::Clock& clock)
    : parts_(std::move(parts)), pictures_(std::move(pictures)), clock_(clock) {
  state_.began_s = -double{parts_.paper.motion.fade} / kMsPerS;
  visit_.language = parts_.pack.languages.front();
}

void Invitation::frame(ui::Ui& ui, double uptime_s) {
  screens::World world{parts_.pack, parts_.words, visit_, base::local_time(clock_.wall_ms())};
  world.uptime_s = uptime_s;
  world.pictures = pictures_;
  auto action = screens::attract::draw(state_, world, ui);
  if (!touched_) touched_ = std::move(action);
}

}  // namespace gummiband::app
