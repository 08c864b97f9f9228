#include "cli/places.h"

#include "app/resources.h"
#include "content/settings.h"

namespace gummiband::cli {

base::Result<base::Path> data_folder(const Places& places) {
  if (!places.data.empty()) return places.data;
  const content::LoadedSettings loaded = content::load_settings(places.settings);
  if (loaded.data_in_doubt) {
    return base::Fault{loaded.findings.front().text() +
                       " So nobody knows where the ledger is. Mend the file or name the folder "
                       "with --data."};
  }
  return loaded.settings.data.empty() ? base::Path("data") : loaded.settings.data;
}

base::Path pack_folder(const Places& places) {
  if (!places.pack.empty()) return places.pack;
  const content::Settings settings = content::load_settings(places.settings).settings;
  return settings.pack.empty() ? app::find_resources().pack : settings.pack;
}

}  // namespace gummiband::cli
