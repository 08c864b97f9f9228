#include "app/stick_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/opened_leads.h"
#include "app/withdrawals.h"
#include "base/disk.h"
#include "base/log.h"
#include "base/text.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/table.h"
#include "outbox/parcel.h"

namespace gummiband::app {
namespace {

using screens::staff::StickStage;

constexpr std::string_view kPart = ".part";
constexpr std::string_view kWithdrawn = "withdrawn-";
constexpr std::string_view kReport = "report-";
constexpr std::string_view kSums = "SHA256SUMS";
constexpr size_t kMostTableBytes = size_t{1} << 30;
constexpr int kMostOfOneMinute = 100;
constexpr size_t kProgressEvery = 16;  // files

base::Fault stick_fault(const std::string& what, const base::Path& path, const std::string& why) {
  return base::Fault{what + " " + path.string() + ": " + base::as_part_of_sentence(why) +
                     ". Nothing on the stick is valid but what was there before. Check that it is "
                     "plugged in, may be written and has room, and export again."};
}

base::Fault system_fault(const std::string& what, const base::Path& path) {
  return stick_fault(what, path, std::strerror(errno));
}

base::Fault nothing_fault() {
  return base::Fault{"There is no envelope in the ledger: nothing to take away."};
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// A name that is free on the stick, with and without its ending.
base::Result<std::string> free_name(const base::Path& stick, std::string_view kind,
                                    const base::LocalTime& now, const std::string& ending) {
  const std::string name = "gummiband-" + std::string(kind) + base::day_text(now.day) + "-" +
                           two_digits(now.hour) + two_digits(now.minute);
  for (int i = 1; i <= kMostOfOneMinute; ++i) {
    const std::string tried = i == 1 ? name : name + "-" + std::to_string(i);
    std::error_code error;
    const auto there = std::filesystem::symlink_status(stick / (tried + ending), error).type();
    if (there == std::filesystem::file_type::not_found) return tried;
    if (error) return stick_fault("Cannot look at", stick, error.message());
  }
  return stick_fault("Cannot write to", stick, "it has a hundred exports of this minute");
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

size_t take_digits(std::string_view& text) {
  const size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count;
}

// Whether an export calls what it has not finished so: gummiband-[KIND-]DAY-HHMM[-N].part, with the
// ending of a table, and of what the table is made from. Anything else on a stick is somebody's.
bool is_part(std::string_view name) {
  if (!take(name, "gummiband-")) return false;
  if (!take(name, kWithdrawn)) take(name, kReport);
  if (!base::parse_day(name.substr(0, 10))) return false;
  name.remove_prefix(10);
  if (!take(name, "-") || take_digits(name) != 4) return false;
  if (take(name, "-") && take_digits(name) == 0) return false;
  if (!take(name, kPart)) return false;
  if (!take(name, ".xlsx")) take(name, ".csv");
  return name.empty() || name == ".draft" || name == ".new";
}

// What an export that did not come to its end has left behind.
void remove_parts(const base::Path& stick) {
  std::vector<base::Path> parts;
  std::error_code error;
  std::filesystem::directory_iterator at(stick, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    if (is_part(at->path().filename().string())) parts.push_back(at->path());
  }
  for (const base::Path& part : parts) std::filesystem::remove_all(part, error);
}

base::Result<void> write_new(const base::Path& file, std::string_view content) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return system_fault("Cannot write", file);
  base::Result<void> result;
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      result = system_fault("Cannot write", file);
      break;
    }
    content.remove_prefix(static_cast<size_t>(written));
  }
  if (::close(fd) != 0 && result.ok()) result = system_fault("Cannot write", file);
  return result;
}

base::Result<void> compare(const base::Path& file, const std::string& sha256, size_t most_bytes) {
  base::forget_cached(file);
  base::Result<std::string> content = base::read_file(file, most_bytes);
  if (!content) return content.fault();
  const bool same = leads::sha256_hex(*content) == sha256;
  base::wipe(*content);
  if (same) return {};
  return stick_fault("Read back otherwise than written:", file, "the stick is not to be trusted");
}

base::Result<void> flush(const base::Path& folder) {
  const auto flushed = base::sync_disk_of(folder);
  if (flushed) return {};
  return stick_fault("Cannot flush", folder, flushed.fault().sentence);
}

base::Result<void> give_name(const base::Path& part, const base::Path& final_name) {
  if (::rename(part.c_str(), final_name.c_str()) != 0) {
    return system_fault("Cannot rename", part);
  }
  return flush(final_name.parent_path());
}

struct Sealed {
  std::string name;
  std::string sha256;
};

base::Result<std::vector<Sealed>> write_parcels(const ledger::Ledger& ledger, Which which,
                                                const std::vector<outbox::Parcel>& withdrawals,
                                                const base::Path& part, int64_t expected,
                                                const StickProgress& progress) {
  std::vector<Sealed> written;
  std::string sums;
  const auto all = for_each_envelope(ledger, which, [&](const ledger::StoredEnvelope& stored) {
    const outbox::Name name{outbox::Kind::kEnvelope, stored.envelope.lead_id,
                            stored.envelope.recipient_id};
    if (!leads::is_recipient_id(name.recipient_id)) {  // it would lead out of the folder
      base::log(base::Priority::kError, "stick",
                "left out " + name.lead_id.text() + ": its recipient's id cannot be a file name");
      return base::Result<void>();
    }
    Sealed one{outbox::file_name(name), stored.sha256};
    base::Result<void> result = write_new(part / one.name, stored.envelope.bytes);
    sums += one.sha256 + "  " + one.name + "\n";
    written.push_back(std::move(one));
    if (written.size() % kProgressEvery == 1) {
      const auto whole = static_cast<double>(std::max<int64_t>(expected, 1));
      progress(StickStage::kWriting, static_cast<double>(written.size()) / whole);
    }
    return result;
  });
  if (!all) return all.fault();
  for (const outbox::Parcel& parcel : withdrawals) {
    Sealed one{outbox::file_name(parcel.name), parcel.sha256};
    if (const auto done = write_new(part / one.name, parcel.bytes); !done) return done.fault();
    sums += one.sha256 + "  " + one.name + "\n";
    written.push_back(std::move(one));
  }
  if (written.empty()) return nothing_fault();
  if (const auto list = write_new(part / kSums, sums); !list) return list.fault();
  written.push_back({std::string(kSums), leads::sha256_hex(sums)});
  return written;
}

base::Result<void> check_files(const base::Path& part, const std::vector<Sealed>& files,
                               const StickProgress& progress) {
  constexpr size_t kMostSumsBytes = 256 << 20;
  for (size_t i = 0; i < files.size(); ++i) {
    if (i % kProgressEvery == 0) {
      progress(StickStage::kChecking, static_cast<double>(i) / static_cast<double>(files.size()));
    }
    const auto same = compare(part / files[i].name, files[i].sha256, kMostSumsBytes);
    if (!same) return same.fault();
  }
  return {};
}

// The table as it lies in memory after writing against what the stick gives back.
base::Result<void> check_table(const base::Path& part) {
  base::Result<std::string> written = base::read_file(part, kMostTableBytes);
  if (!written) return written.fault();
  const std::string sha256 = leads::sha256_hex(*written);
  base::wipe(*written);
  if (const auto flushed = flush(part); !flushed) return flushed.fault();
  return compare(part, sha256, kMostTableBytes);
}

// A table that is whole on the stick, without its name.
struct Unnamed {
  base::Path part;
  std::string name;
};

using Unnameds = std::vector<Unnamed>;

// Adds one file to `tables`, by whatever writes it.
base::Result<void> write_table(const base::Path& stick, std::string_view kind,
                               const base::LocalTime& now, const std::string& ending,
                               const std::function<base::Result<void>(const base::Path&)>& write,
                               const StickProgress& progress, Unnameds& tables) {
  const auto name = free_name(stick, kind, now, ending);
  if (!name) return name.fault();
  const base::Path part = stick / (*name + std::string(kPart) + ending);
  progress(StickStage::kWriting, 0.5);
  if (auto written = write(part); !written) return written;
  progress(StickStage::kChecking, 0);
  if (auto same = check_table(part); !same) return same;
  tables.push_back({part, *name + ending});
  return {};
}

// All of them or none: half an export with a name would look like a whole one. Answers with the
// name of the last one.
base::Result<std::string> name_tables(const base::Path& stick, const base::Result<void>& written,
                                      const Unnameds& tables) {
  base::Result<void> done = written;
  for (size_t i = 0; done && i < tables.size(); ++i) {
    done = give_name(tables[i].part, stick / tables[i].name);
  }
  if (done) return tables.back().name;
  for (const Unnamed& table : tables) {
    if (!base::is_there(table.part)) ::unlink((stick / table.name).c_str());
  }
  remove_parts(stick);
  return done.fault();
}

// What is to be deleted from tables that were taken away earlier; for how many leads.
base::Result<int64_t> write_withdrawn(const ledger::Ledger& ledger, const leads::KeyPair& pair,
                                      const base::Path& stick, const base::LocalTime& now,
                                      const StickProgress& progress, Unnameds& tables) {
  const auto withdrawn = withdrawals_for(ledger, pair.public_key());
  if (!withdrawn) return withdrawn.fault();
  if (withdrawn->empty()) return int64_t{0};
  std::vector<leads::SheetRow> lines;
  for (const ledger::Notice& notice : *withdrawn) {
    lines.push_back({notice.lead_id.text(), notice.recipient_id});
  }
  const auto write = [&](const base::Path& part) { return leads::write_sheet(lines, part); };
  const auto done = write_table(stick, kWithdrawn, now, ".xlsx", write, progress, tables);
  if (!done) return done.fault();
  return static_cast<int64_t>(lines.size());
}

}  // namespace

base::Result<StickResult> write_sealed(const ledger::Ledger& ledger, Which which,
                                       const std::vector<outbox::Parcel>& withdrawals,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress) {
  progress(StickStage::kWriting, 0);
  remove_parts(stick);
  const auto counts = ledger.counts();
  if (!counts) return counts.fault();
  const auto name = free_name(stick, "", now, "");
  if (!name) return name.fault();
  const base::Path part = stick / (*name + std::string(kPart));
  if (::mkdir(part.c_str(), 0700) != 0) return system_fault("Cannot make the folder", part);
  const auto files = write_parcels(ledger, which, withdrawals, part,
                                   counts->captured - counts->withdrawn, progress);
  base::Result<void> done = files ? flush(part) : base::Result<void>(files.fault());
  if (done) done = check_files(part, *files, progress);
  if (done) done = give_name(part, stick / *name);
  if (!done) {
    std::error_code error;
    std::filesystem::remove_all(part, error);
    return done.fault();
  }
  const auto withdrawn = static_cast<int64_t>(withdrawals.size());
  return StickResult{*name, static_cast<int64_t>(files->size()) - 1 - withdrawn, 0, withdrawn};
}

base::Result<StickResult> write_opened(const ledger::Ledger& ledger, Which which,
                                       const leads::KeyPair& pair, screens::staff::Table table,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress) {
  progress(StickStage::kWriting, 0);
  remove_parts(stick);
  const auto opened = open_ledger_leads(ledger, which, pair);
  if (!opened) return opened.fault();
  const auto others = opened->for_others + static_cast<int64_t>(opened->damaged.size());
  Unnameds tables;
  const auto withdrawn = write_withdrawn(ledger, pair, stick, now, progress, tables);
  if (!withdrawn) {
    remove_parts(stick);
    return withdrawn.fault();
  }
  if (opened->leads.empty() && others + *withdrawn == 0) return nothing_fault();
  if (opened->leads.empty() && *withdrawn == 0) {
    return base::Fault{"This key opens none of the " + std::to_string(others) +
                       " envelopes here. Compare its four words with those of the recipients."};
  }
  const bool excel = table == screens::staff::Table::kXlsx;
  const auto write = [&](const base::Path& part) {
    return excel ? leads::write_xlsx(opened->leads, part) : leads::write_csv(opened->leads, part);
  };
  const auto written =
      write_table(stick, "", now, excel ? ".xlsx" : ".csv", write, progress, tables);
  const auto file = name_tables(stick, written, tables);
  if (!file) return file.fault();
  return StickResult{*file, static_cast<int64_t>(opened->leads.size()), others, *withdrawn};
}

base::Result<StickResult> write_report(const std::vector<slips::SlipRow>& rows,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress) {
  progress(StickStage::kWriting, 0);
  remove_parts(stick);
  std::vector<leads::SheetRow> lines;
  for (const slips::SlipRow& row : rows) lines.push_back({row.name, row.value});
  const auto write = [&](const base::Path& part) { return leads::write_sheet(lines, part); };
  Unnameds tables;
  const auto written = write_table(stick, kReport, now, ".xlsx", write, progress, tables);
  const auto file = name_tables(stick, written, tables);
  if (!file) return file.fault();
  return StickResult{*file, static_cast<int64_t>(rows.size()), 0};
}

}  // namespace gummiband::app
