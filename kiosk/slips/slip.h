// A slip of paper, as a value: what stands on it, in the one language of the visitor who gets it.
//
// Words are filled in by app/ from the pack and the kiosk's catalogue; how they are set is the
// business of draw.h. Values only; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gummiband::slips {

enum class SlipKind { kOffer, kCollected, kReminder, kReceipt, kDayReport, kTest };

// What a slip takes; more items are left out by the drawing, never cut in the middle.
inline constexpr size_t kMostSlipItems = 8;

struct SlipItem {
  std::string title;               // "Alter Flecken"
  std::vector<std::string> notes;  // "Freudenberg", "Fr 3. Juli, 17 Uhr"
  std::string code;                // what its own code says; empty: it has none
  bool operator==(const SlipItem&) const = default;
};

// A code of the whole slip, with the words beside it.
struct SlipCode {
  std::string text;   // what a phone reads; empty: there is none
  std::string words;  // "Alles auf einmal: Kamera auf, draufhalten."
  std::string clear;  // what stands below for people: the host
  bool operator==(const SlipCode&) const = default;
};

// Something to keep: the code of a lead.
struct SlipBox {
  std::string label;  // "Dein Code"
  std::string code;   // "K7P 4MX"; empty: there is no box
  std::string words;  // who may write, how to undo it
  bool operator==(const SlipBox&) const = default;
};

// A line of the day report.
struct SlipRow {
  std::string name;
  std::string value;
  bool operator==(const SlipRow&) const = default;
};

struct Slip {
  SlipKind kind = SlipKind::kTest;
  std::string title;               // "Deine Herzen"
  std::vector<std::string> notes;  // event, day and time
  std::vector<SlipItem> items;
  std::string body;  // plain sentences
  std::vector<SlipRow> rows;
  // Of a slip with several items: drawn when the codes of the items would not all fit.
  SlipCode code;
  SlipBox box;
  std::string validity;  // "Gültig bis 31. August 2027"
  bool operator==(const Slip&) const = default;
};

// A picture for paper, 0 white .. 255 black.
struct SlipPicture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> ink;  // row by row
  bool operator==(const SlipPicture&) const = default;
};

// What every slip of a pack has in common.
struct SlipTemplate {
  std::string name;                // "Gummiband"
  std::string motto;               // "Südwestfalen zum Mitnehmen"
  SlipPicture header;              // a scene across the paper; empty: none
  std::vector<SlipPicture> logos;  // of those who pay for it
  std::vector<std::string> lines;  // "SIEGEN – mein Herz trägt Krone"
  std::string hashtag;             // "#heimvorteil"
  std::string farewell;            // "Zieh ruhig. Es hält."
  bool operator==(const SlipTemplate&) const = default;
};

}  // namespace gummiband::slips
