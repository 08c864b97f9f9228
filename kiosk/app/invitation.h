// The screen that waits for visitors, before there is a kiosk behind it.
//
// What is on it stands in pack.yaml, so that nobody has to look at nothing while the items are read
// and the books are opened. Who touches it is not lost: the kiosk goes on with it. UI thread only.
#pragma once

#include <optional>

#include "base/clock.h"
#include "content/pack.h"
#include "content/words.h"
#include "screens/attract.h"
#include "ui/theme.h"
#include "ui/ui.h"
#include "visit/visit.h"

namespace gummiband::app {

struct InvitationParts {
  content::Pack pack;  // without items
  content::Words words;
  ui::Theme paper;
};

class Invitation {
 public:
  // `pictures` is assets/pictures. The clock must outlive it.
  Invitation(InvitationParts parts, base::Path pictures, const base::Clock& clock);
  Invitation(const Invitation&) = delete;
  Invitation& operator=(const Invitation&) = delete;

  // Between ui.begin() and ui.end().
  void frame(ui::Ui& ui, double uptime_s);
  const ui::Theme& theme() const { return parts_.paper; }
  const content::Language& language() const { return visit_.language; }
  const screens::attract::State& shown() const { return state_; }
  // What the first who touched it wants; nobody can do anything else before the kiosk is there.
  const std::optional<screens::attract::Action>& touched() const { return touched_; }

 private:
  const InvitationParts parts_;
  const base::Path pictures_;
  const base::Clock& clock_;
  visit::Visit visit_;
  screens::attract::State state_;
  std::optional<screens::attract::Action> touched_;
};

}  // namespace gummiband::app
