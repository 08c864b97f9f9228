#include "cli/places.h"

#include "app/resources.h"
#include "content/settings.h"

namespace gummiband::cli {

base::Path data_folder(const Places& places) {
  if (!places.data.empty()) return places.data;
  const content::Settings settings = content::load_settings(places.settings).settings;
  return settings.data.empty() ? base::Path("data") : settings.data;
}

base::Path pack_folder(const Places& places) {
  if (!places.pack.empty()) return places.pack;
  const content::Settings settings = content::load_settings(places.settings).settings;
  return settings.pack.empty() ? app::find_resources().pack : settings.pack;
}

}  // namespace gummiband::cli
