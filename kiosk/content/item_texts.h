// The texts of an item, from its files LANGUAGE.md into the item.
#pragma once

#include "content/pack.h"
#include "content/pack_folder.h"
#include "content/report.h"

namespace gummiband::content {

// Fills the localized parts of `item`, whose id, kind and days are known. A variant without a file
// shows the body of its base language.
void read_item_texts(const PackFolder& folder, const std::vector<Language>& languages, Item& item,
                     Report& report);

}  // namespace gummiband::content
