#include "slips/cups_printer.h"

#include <cups/cups.h>
#include <cups/pwg.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "base/shown_address.h"
#include "base/text.h"
#include "slips/draw.h"

namespace gummiband::slips {
namespace {

constexpr std::string_view kQueue = "cups:";
constexpr int kAskEveryMs = 500;
constexpr size_t kMostReasons = 32;
constexpr double kHundredthsPerMm = 100;

struct Freed {
  void operator()(http_t* connection) const { httpClose(connection); }
  void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
  void operator()(cups_dinfo_t* info) const { cupsFreeDestInfo(info); }
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, Freed>;
using Destination = std::unique_ptr<cups_dest_t, Freed>;
using Information = std::unique_ptr<cups_dinfo_t, Freed>;
using Message = std::unique_ptr<ipp_t, Freed>;

// "media-empty-warning" -> "media-empty"
std::string_view without_severity(std::string_view reason) {
  for (const std::string_view severity : {"-error", "-warning", "-report"}) {
    if (reason.ends_with(severity)) return reason.substr(0, reason.size() - severity.size());
  }
  return reason;
}

struct Meaning {
  std::string_view reason;
  PrinterState state;
};
// From grave to light.
constexpr std::array<Meaning, 24> kMeanings = {{
    {"cover-open", PrinterState::kCoverOpen},
    {"door-open", PrinterState::kCoverOpen},
    {"interlock-open", PrinterState::kCoverOpen},
    {"media-jam", PrinterState::kFault},
    {"media-empty", PrinterState::kPaperOut},
    {"media-needed", PrinterState::kPaperOut},
    {"input-tray-missing", PrinterState::kPaperOut},
    {"marker-supply-empty", PrinterState::kFault},
    {"toner-empty", PrinterState::kFault},
    {"output-area-full", PrinterState::kFault},
    {"fuser-over-temp", PrinterState::kPaused},
    {"offline", PrinterState::kAway},
    {"connecting-to-device", PrinterState::kAway},
    {"timed-out", PrinterState::kAway},
    {"shutdown", PrinterState::kAway},
    {"cups-missing-filter", PrinterState::kFault},
    {"cups-insecure-filter", PrinterState::kFault},
    {"other", PrinterState::kFault},
    {"paused", PrinterState::kPaused},
    {"moving-to-paused", PrinterState::kPaused},
    {"stopped-partly", PrinterState::kPaused},
    {"stopping", PrinterState::kPaused},
    {"hold-new-jobs", PrinterState::kPaused},
    {"media-low", PrinterState::kPaperLow},
}};

// A printer that dies between two bytes must not keep us.
void keep_bounded(http_t& connection, const Patience& patience) {
  httpSetTimeout(
      &connection, patience.stall_ms / 1000.0, [](http_t*, void*) { return 0; }, nullptr);
}

std::string cups_says() {
  const char* text = cupsLastErrorString();
  return base::as_part_of_sentence(text != nullptr && *text != '\0' ? text : "no answer");
}

class CupsPrinter final : public Printer {
 public:
  CupsPrinter(std::string name, std::string uri, const Patience& patience, const base::Clock& clock)
      : name_(std::move(name)), uri_(std::move(uri)), patience_(patience), clock_(clock) {}

  PrinterReport ask() override {
    const std::optional<PrinterReport> trouble = connect();
    const PrinterReport report = trouble ? *trouble : status();
    disconnect();
    return report;
  }

  PrintOutcome print(const Slip& slip, const SlipTemplate& look,
                     const Progress& progress) override {
    if (const auto trouble = connect()) {
      disconnect();
      return {PrintResult::kNothingSent, *trouble, 0};
    }
    const PrintOutcome outcome = print_connected(slip, look, progress);
    disconnect();
    return outcome;
  }

 private:
  base::Fault unreachable() const {
    return base::Fault{"Cannot reach " + name_ + ": " + cups_says() +
                       ". Check that it is switched on, and its name with `lpstat -e`."};
  }

  // Nothing when the printer is there.
  std::optional<PrinterReport> connect() {
    dest_.reset(uri_.empty() ? cupsGetNamedDest(CUPS_HTTP_DEFAULT, name_.c_str(), nullptr)
                             : cupsGetDestWithURI("gummiband", uri_.c_str()));
    if (!dest_) return PrinterReport{PrinterState::kAway, unreachable().sentence};
    std::array<char, 1024> resource{};
    connection_.reset(cupsConnectDest(
        dest_.get(), uri_.empty() ? CUPS_DEST_FLAGS_NONE : CUPS_DEST_FLAGS_DEVICE,
        patience_.open_ms, nullptr, resource.data(), resource.size(), nullptr, nullptr));
    if (!connection_) return PrinterReport{PrinterState::kAway, unreachable().sentence};
    resource_ = resource.data();
    keep_bounded(*connection_, patience_);
    return std::nullopt;
  }

  void disconnect() {
    info_.reset();
    connection_.reset();
    dest_.reset();
  }

  PrinterReport status() {
    ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    const char* uri = cupsGetOption("printer-uri-supported", dest_->num_options, dest_->options);
    const std::string address = uri != nullptr ? uri : uri_;
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address.c_str());
    constexpr std::array<const char*, 3> kWanted = {"printer-state", "printer-state-reasons",
                                                    "printer-is-accepting-jobs"};
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    const Message answer(cupsDoRequest(connection_.get(), request, resource_.c_str()));
    if (!answer || ippGetStatusCode(answer.get()) > IPP_STATUS_OK_CONFLICTING) {
      return {PrinterState::kAway, unreachable().sentence};
    }
    const auto find = [&](const char* name, ipp_tag_t tag) {
      return ippFindAttribute(answer.get(), name, tag);
    };
    std::vector<std::string> reasons;
    std::string listed;
    if (ipp_attribute_t* found = find("printer-state-reasons", IPP_TAG_KEYWORD)) {
      const auto count = std::min(static_cast<size_t>(ippGetCount(found)), kMostReasons);
      for (size_t i = 0; i < count; ++i) {
        const char* reason = ippGetString(found, static_cast<int>(i), nullptr);
        if (reason == nullptr) continue;
        reasons.emplace_back(reason);
        listed += (listed.empty() ? "" : ", ") + reasons.back();
      }
    }
    ipp_attribute_t* state = find("printer-state", IPP_TAG_ENUM);
    ipp_attribute_t* accepting = find("printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    const bool stopped = state != nullptr && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
    const bool accepts = accepting == nullptr || ippGetBoolean(accepting, 0) != 0;
    PrinterReport report{state_of_reasons(reasons, accepts, stopped), ""};
    if (report.state != PrinterState::kReady) {
      report.detail =
          "The printer " + name_ + " says: " + (listed.empty() ? "stopped" : listed) + ".";
    }
    return report;
  }

  PrintOutcome print_connected(const Slip& slip, const SlipTemplate& look,
                               const Progress& progress) {
    const PrinterReport before = status();
    if (!can_print(before.state)) return {PrintResult::kNothingSent, before, 0};
    info_.reset(cupsCopyDestInfo(connection_.get(), dest_.get()));
    const pwg_media_t* size = info_ ? paper() : nullptr;
    if (size == nullptr) {
      return nothing_sent("does not say what paper lies in it: " + cups_says());
    }
    const base::Result<std::string> page =
        draw_page(slip, look, {size->width / kHundredthsPerMm, size->length / kHundredthsPerMm});
    if (!page)
      return {PrintResult::kNothingSent, {PrinterState::kPaused, page.fault().sentence}, 0};
    int job = 0;
    cups_option_t* options = nullptr;
    // The paper that lies in it: any other makes the printer refuse, or wait for somebody.
    const int count = cupsAddOption(CUPS_MEDIA, size->pwg, 0, &options);
    const ipp_status_t created = cupsCreateDestJob(connection_.get(), dest_.get(), info_.get(),
                                                   &job, "Gummiband", count, options);
    cupsFreeOptions(count, options);
    if (created > IPP_STATUS_OK_CONFLICTING) {
      return nothing_sent("does not take a job: " + cups_says());
    }
    if (!hand_over(job, *page)) {
      cancel(job);
      return nothing_sent("does not take a page: " + cups_says());
    }
    return watch(job, progress);
  }

  // What lies in the printer, its default first; else its default. By name: the sizes that libcups
  // makes of what is ready carry names that printers refuse.
  const pwg_media_t* paper() {
    const auto name = [](ipp_attribute_t* media, int index) {
      return media != nullptr && index < ippGetCount(media) ? ippGetString(media, index, nullptr)
                                                            : nullptr;
    };
    http_t* to = connection_.get();
    ipp_attribute_t* ready = cupsFindDestReady(to, dest_.get(), info_.get(), CUPS_MEDIA);
    ipp_attribute_t* usual = cupsFindDestDefault(to, dest_.get(), info_.get(), CUPS_MEDIA);
    const char* chosen = name(usual, 0);
    if (ready != nullptr && (chosen == nullptr || ippContainsString(ready, chosen) == 0)) {
      chosen = name(ready, 0);
    }
    return chosen != nullptr ? pwgMediaForPWG(chosen) : nullptr;
  }

  PrintOutcome nothing_sent(const std::string& why) const {
    return {PrintResult::kNothingSent,
            {PrinterState::kPaused, "The printer " + name_ + " " + why + "."},
            0};
  }

  bool hand_over(int job, const std::string& page) {
    if (cupsStartDestDocument(connection_.get(), dest_.get(), info_.get(), job, "slip.pdf",
                              CUPS_FORMAT_PDF, 0, nullptr, 1) != HTTP_STATUS_CONTINUE) {
      return false;
    }
    return cupsWriteRequestData(connection_.get(), page.data(), page.size()) ==
               HTTP_STATUS_CONTINUE &&
           cupsFinishDestDocument(connection_.get(), dest_.get(), info_.get()) <=
               IPP_STATUS_OK_CONFLICTING;
  }

  void cancel(int job) { cupsCancelDestJob(connection_.get(), dest_.get(), job); }

  // Until the job is done, the printer in trouble, or the time over.
  PrintOutcome watch(int job, const Progress& progress) {
    const int64_t begin_ms = clock_.boot_ms();
    PrinterReport report;
    while (true) {
      switch (job_state(job)) {
        case IPP_JSTATE_COMPLETED:
          return {PrintResult::kPrinted, status(), 0};
        case IPP_JSTATE_CANCELED:
        case IPP_JSTATE_ABORTED:
          return {PrintResult::kUnsure,
                  {PrinterState::kPaused, "The printer " + name_ + " has given up the page."},
                  0};
        default:
          break;
      }
      const int64_t past_ms = clock_.boot_ms() - begin_ms;
      report = status();
      const bool late = past_ms >= patience_.slip_ms;
      const double done = static_cast<double>(past_ms) / patience_.slip_ms;
      if (!can_print(report.state) || late || !progress(std::min(done, 0.99))) {
        cancel(job);
        if (can_print(report.state)) {
          report = {PrinterState::kPaused,
                    "The printer " + name_ + " did not finish the page in time."};
        }
        return {PrintResult::kUnsure, report, 0};
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(kAskEveryMs));
    }
  }

  ipp_jstate_t job_state(int job) {
    ipp_t* request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);
    const char* uri = cupsGetOption("printer-uri-supported", dest_->num_options, dest_->options);
    const std::string address = uri != nullptr ? uri : uri_;
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address.c_str());
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 cupsUser());
    const Message answer(cupsDoRequest(connection_.get(), request, resource_.c_str()));
    ipp_attribute_t* state =
        answer ? ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    return state != nullptr ? static_cast<ipp_jstate_t>(ippGetInteger(state, 0))
                            : IPP_JSTATE_PENDING;
  }

  const std::string name_;
  const std::string uri_;  // empty: a queue of cupsd
  const Patience patience_;
  const base::Clock& clock_;
  Destination dest_;
  Connection connection_;
  Information info_;
  std::string resource_;
};

}  // namespace

PrinterState state_of_reasons(const std::vector<std::string>& reasons, bool accepts, bool stopped) {
  for (const Meaning& meaning : kMeanings) {
    for (const std::string& reason : reasons) {
      if (without_severity(reason) == meaning.reason) return meaning.state;
    }
  }
  if (!accepts || stopped) return PrinterState::kPaused;
  return PrinterState::kReady;
}

std::vector<std::string> cups_queues(const Patience& patience) {
  const Connection connection(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC,
                                           cupsEncryption(), 1, patience.open_ms, nullptr));
  if (!connection) return {};
  keep_bounded(*connection, patience);
  ipp_t* request = ippNewRequest(IPP_OP_CUPS_GET_PRINTERS);
  ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr,
               "printer-name");
  const Message answer(cupsDoRequest(connection.get(), request, "/"));
  std::vector<std::string> queues;
  ipp_attribute_t* found = answer ? ippFirstAttribute(answer.get()) : nullptr;
  for (; found != nullptr && queues.size() < kMostQueues; found = ippNextAttribute(answer.get())) {
    const char* name = ippGetName(found);
    if (name == nullptr || std::string_view(name) != "printer-name") continue;
    if (const char* queue = ippGetString(found, 0, nullptr)) {
      queues.push_back(std::string(kQueue) + queue);
    }
  }
  return queues;
}

base::Result<std::unique_ptr<Printer>> make_cups_printer(std::string_view setting,
                                                         const Patience& patience,
                                                         const base::Clock& clock) {
  if (setting.starts_with(kQueue)) {
    const std::string name(setting.substr(kQueue.size()));
    if (name.empty() || name.find_first_of("/ #?") != std::string::npos) {
      return base::Fault{"\"" + std::string(setting) +
                         "\" names no queue. Write cups: and a name that `lpstat -e` lists."};
    }
    return std::unique_ptr<Printer>(
        std::make_unique<CupsPrinter>(name, std::string(), patience, clock));
  }
  const bool ipp = setting.starts_with("ipp://") || setting.starts_with("ipps://");
  if (ipp && setting.find('/', setting.find("//") + 2) != std::string_view::npos) {
    return std::unique_ptr<Printer>(std::make_unique<CupsPrinter>(
        base::shown_address(setting), std::string(setting), patience, clock));
  }
  return base::Fault{"\"" + base::shown_address(setting) +
                     "\" is no CUPS printer. Write cups:QUEUE or ipp://ADDRESS:631/ipp/print."};
}

}  // namespace gummiband::slips
