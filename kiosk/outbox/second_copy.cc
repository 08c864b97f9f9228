#include "outbox/second_copy.h"

#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/disk.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "outbox/names_in_folder.h"
#include "outbox/shelf.h"

namespace gummiband::outbox {
namespace {

// In one piece of work with the ledger: a lead that is being captured waits for no more.
constexpr int kCopiedAtOnce = 100;

base::Result<void> check_folder(const base::Path& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error) && ::access(folder.c_str(), W_OK | X_OK) == 0) {
    return {};
  }
  return base::Fault{"The folder of the second copy, " + folder.string() +
                     ", is not there or may not be written. Plug its stick in, or check "
                     "second_copy in kiosk.yaml."};
}

base::Result<bool> lies_there(const base::Path& file, const std::string& sha256) {
  base::forget_cached(file);
  const auto content = base::read_file(file, kMostParcelBytes);
  if (!content) return content.fault();
  return leads::sha256_hex(*content) == sha256;
}

enum class Known { kNo, kHeld, kForgotten };

Known known(const std::vector<ledger::StoredEnvelope>& rows, const std::string& recipient_id) {
  for (const ledger::StoredEnvelope& row : rows) {
    if (row.envelope.recipient_id != recipient_id) continue;
    return row.envelope.bytes.empty() ? Known::kForgotten : Known::kHeld;
  }
  return Known::kNo;
}

base::Result<Known> look_up(const Book& book, const Name& name) {
  Known what = Known::kNo;
  const auto looked = book([&](ledger::Ledger& ledger) -> base::Result<void> {
    const auto rows = ledger.envelopes_of(name.lead_id);
    if (!rows) return rows.fault();
    what = known(*rows, name.recipient_id);
    return {};
  });
  if (!looked) return looked.fault();
  return what;
}

std::optional<Name> parse_unfinished(std::string_view file) {
  if (!file.ends_with(kUnfinished)) return std::nullopt;
  file.remove_suffix(kUnfinished.size());
  return parse_file_name(file);
}

}  // namespace

void SecondCopy::renew(const GoOn& go_on) {
  const auto done = renew_all(go_on);
  if (!done) compared_.clear();
  report_ = {static_cast<int64_t>(compared_.size()), done ? "" : done.fault().sentence};
}

base::Result<void> SecondCopy::renew_all(const GoOn& go_on) {
  if (const auto fine = check_folder(folder_); !fine) return fine;
  if (const auto removed = remove_unfinished(go_on); !removed) return removed;
  const auto names = names_in_folder<Name>(folder_, kMostNames, parse_file_name);
  if (!names) return names.fault();
  Names there;
  for (const Name& name : *names) {
    if (name.kind == Kind::kEnvelope) there.insert(name);
  }
  Names held;
  if (const auto copied = copy_missing(there, held, go_on); !copied) return copied;
  return remove_forgotten(there, held, go_on);
}

// What a power cut has left while it was written is as sealed, and as much somebody's, as the
// whole; the lead may have been taken back since.
base::Result<void> SecondCopy::remove_unfinished(const GoOn& go_on) {
  const auto names = names_in_folder<Name>(folder_, kMostNames, parse_unfinished);
  if (!names) return names.fault();
  for (const Name& name : *names) {
    if (!go_on()) return {};
    const auto what = look_up(book_, name);
    if (!what) return what.fault();
    if (*what == Known::kNo) continue;
    const base::Path file = folder_ / (file_name(name) + std::string(kUnfinished));
    std::error_code error;
    if (std::filesystem::remove(file, error); error) {
      return base::Fault{"Cannot remove " + file.string() + ": " + error.message() +
                         ". It is half of an envelope in the second copy."};
    }
  }
  return {};
}

base::Result<void> SecondCopy::copy_missing(const Names& there, Names& held, const GoOn& go_on) {
  int64_t after = 0;
  while (true) {
    std::vector<ledger::StoredEnvelope> rows;
    const auto read = book_([&](ledger::Ledger& ledger) -> base::Result<void> {
      auto page = ledger.envelopes(after, kCopiedAtOnce);
      if (!page) return page.fault();
      rows = std::move(*page);
      return {};
    });
    if (!read) return read;
    for (ledger::StoredEnvelope& row : rows) {
      if (!go_on()) return {};
      after = row.sequence;
      if (!leads::is_recipient_id(row.envelope.recipient_id)) continue;
      Parcel parcel{{Kind::kEnvelope, row.envelope.lead_id, row.envelope.recipient_id},
                    std::move(row.envelope.bytes),
                    row.sha256};
      held.insert(parcel.name);
      if (const auto done = put(parcel, there, go_on); !done) return done;
    }
    if (rows.size() < static_cast<size_t>(kCopiedAtOnce)) return {};
  }
}

base::Result<void> SecondCopy::put(const Parcel& parcel, const Names& there, const GoOn& go_on) {
  const base::Path file = folder_ / file_name(parcel.name);
  const bool is_there = there.contains(parcel.name);
  if (is_there && compared_.contains(parcel.name)) return {};
  compared_.erase(parcel.name);
  // Half a file that a power cut has left, or one that the medium has spoilt, is written anew.
  bool same = false;
  if (is_there) {
    const auto found = lies_there(file, parcel.sha256);
    same = found && *found;
  }
  if (!same) {
    if (const auto written = base::write_file_durably(file, parcel.bytes); !written) {
      return written;
    }
    if (!go_on()) return {};  // uncompared
    const auto found = lies_there(file, parcel.sha256);
    if (!found) return found.fault();
    if (!*found) {
      return base::Fault{file.string() +
                         ": read back otherwise than written. The medium of the second copy is not "
                         "to be trusted; take another one."};
    }
  }
  compared_.insert(parcel.name);
  return {};
}

base::Result<void> SecondCopy::remove_forgotten(const Names& there, const Names& held,
                                                const GoOn& go_on) {
  bool removed = false;
  for (const Name& name : there) {
    if (held.contains(name) || strangers_.contains(name)) continue;
    if (!go_on()) break;
    const auto what = look_up(book_, name);
    if (!what) return what.fault();
    if (*what == Known::kNo) strangers_.insert(name);
    if (*what != Known::kForgotten) continue;
    std::error_code error;
    std::filesystem::remove(folder_ / file_name(name), error);
    if (error) {
      return base::Fault{"Cannot remove " + (folder_ / file_name(name)).string() + ": " +
                         error.message() + ". What was taken back still lies in the second copy."};
    }
    compared_.erase(name);
    removed = true;
  }
  return removed ? base::sync_disk_of(folder_) : base::Result<void>();
}

}  // namespace gummiband::outbox
