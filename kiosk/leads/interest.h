// What one visitor told us and agreed to, in clear. It lives in memory between the last tap and
// the sealing, and again at the recipient's desk; it is never written to the kiosk's disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/uuid.h"

namespace gummiband::leads {

// The answer to a question of a form, readable where the form is not known.
struct Answer {
  std::string field;                 // id of the form's field
  std::string question;              // in the pack's first language
  std::vector<std::string> options;  // ids of what was tapped; none where it was typed
  std::string text;                  // their names in the pack's first language, or what was typed
  bool operator==(const Answer&) const = default;
};

struct Interest {
  base::Uuid id;  // made at capture, stored first, reused on every retry
  int64_t captured_wall_ms = 0;
  int64_t captured_boot_ms = 0;
  std::string boot_id;
  bool clock_trusted = false;
  std::string name;   // as typed; may be empty
  std::string email;  // checked; may be empty if there is a phone number
  std::string phone;  // E.164 ("+493023125000"); may be empty if there is an e-mail address
  std::string language;
  std::string persona;
  std::vector<std::string> topics;          // item ids of topics
  std::vector<std::string> partner_topics;  // the same for the partner
  std::vector<std::string> hearts;          // item ids
  std::string heart_place;                  // id of the place the heart beats for; may be empty
  std::string district;                     // id of that place's district; may be empty
  std::string contact;                      // item id of who looks after it; may be empty
  std::string place;                        // where the kiosk stood
  std::string event;
  std::string form;             // id of the form that was filled in; may be empty
  std::vector<Answer> answers;  // in the order of its questions
  bool operator==(const Interest&) const = default;
};

// Overwrites what tells who it was: name, e-mail address, phone number and answers.
void wipe(Interest& interest);

// What exactly was agreed to, so that it can be proved later.
struct Consent {
  std::string text_id;      // "consent" and the pack's id and version
  std::string text_sha256;  // of the exact text shown, in hexadecimal
  std::string language;
  std::string purpose;  // of the one recipient this envelope goes to
  bool sixteen_or_older = false;
  bool operator==(const Consent&) const = default;
};

// What a recipient reads when an envelope is opened.
struct Lead {
  Interest interest;
  Consent consent;
  bool operator==(const Lead&) const = default;
};

// What a lead may hold. Chosen so that every lead within these limits fits into an envelope, and
// into a cell of Excel. seal() refuses what is beyond, and so does open().
inline constexpr size_t kMostTextBytes = 1024;
inline constexpr size_t kMostListEntries = 128;
inline constexpr size_t kMostEntryBytes = 64;
inline constexpr size_t kMostAnswers = 8;
inline constexpr size_t kMostAnswerOptions = 8;
inline constexpr size_t kMostAnswersBytes = 3072;        // of all answers, with their questions
inline constexpr int64_t kMostWallMs = 253402300799999;  // the end of the year 9999

// One sentence naming the field that is beyond its limit, is not UTF-8, holds control characters
// (a line break and TAB may be in a text; an entry of a list is an id and has visible ASCII
// characters only) or is not a time. Empty: the lead is fine.
std::string lead_fault(const Lead& lead);

// Hexadecimal SHA-256, for Consent::text_sha256 and receipts.
std::string sha256_hex(std::string_view bytes);
// The same as 32 bytes, for what is stored by the thousand.
std::string sha256(std::string_view bytes);

}  // namespace gummiband::leads
