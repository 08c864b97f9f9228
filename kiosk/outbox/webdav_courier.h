// Delivers into a WebDAV folder: Nextcloud, or any web server with DAV. One parcel, one file.
//
// PUT with If-None-Match: *, so that what lies there is never overwritten; then the file is read
// back, and the SHA-256 of what came is the receipt. A file that is there already (412) is read
// back the same way. The piece of a file that a broken upload left is replaced, if it is a
// beginning of ours and the server names its state (ETag). Which answer means what stands in
// README.md.
#pragma once

#include <memory>

#include "outbox/courier.h"
#include "outbox/https.h"

namespace gummiband::outbox {

std::unique_ptr<Courier> make_webdav_courier(const FolderAddress& folder,
                                             std::unique_ptr<Https> server);

}  // namespace gummiband::outbox
