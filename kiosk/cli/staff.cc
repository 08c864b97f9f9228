// staff pin: the key of the staff area.
#include <cstdio>

#include "app/staff_gate.h"
#include "base/clock.h"
#include "base/private_folder.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/passphrase.h"
#include "cli/places.h"

namespace gummiband::cli {

int staff_pin_command(const StaffPinWords& words) {
  const base::Result<base::Path> data = data_folder(words.places);
  if (!data) return fail(data.fault());
  if (const auto made = base::make_private_folder(*data); !made) return fail(made.fault());
  base::Result<std::string> pin = ask_secret("PIN", words.pin_file, Asking::kTwice);
  if (!pin) return fail(pin.fault());
  const base::SystemClock clock;
  const base::Result<void> kept = app::StaffGate(*data, clock).set_pin(*pin);
  base::wipe(*pin);
  if (!kept) return fail(kept.fault());
  std::printf(
      "The PIN is set; failures are forgotten. On the kiosk: rest a finger on the mark at the "
      "upper "
      "left for three seconds.\n");
  return kFine;
}

}  // namespace gummiband::cli
