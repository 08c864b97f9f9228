// How much of everything a pack may hold. content/README.md tells editors the same figures; a test
// compares. Lengths of texts count characters (code points), files count bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gummiband::content {

inline constexpr size_t kMostTextFileBytes = 256 * 1024;
inline constexpr uintmax_t kMostPackBytes = 512ULL * 1024 * 1024;
inline constexpr size_t kMostPackFiles = 100'000;
inline constexpr int kMostFolderDepth = 6;
inline constexpr size_t kMostItems = 10'000;
inline constexpr size_t kMostLanguages = 8;
inline constexpr size_t kMostNamed = 64;      // districts, themes, fields, personas: each
inline constexpr size_t kMostRecipients = 8;  // what a consent can still name one by one
inline constexpr size_t kMostPlaces = 12;
inline constexpr size_t kMostReasons = 8;
inline constexpr size_t kMostObstacles = 7;  // one look, one tap
inline constexpr size_t kMostOutlinePoints = 100;
inline constexpr size_t kMostHosts = 256;
inline constexpr size_t kMostAttractScenes = 16;
inline constexpr size_t kMostYamlDepth = 16;
inline constexpr size_t kMostYamlKeys = 100;   // in one mapping
inline constexpr size_t kMostFindings = 1000;  // nobody reads more; the rest is counted

inline constexpr size_t kMostIdLength = 40;
inline constexpr size_t kMostVersionLength = 40;
inline constexpr size_t kMostNameLength = 60;
inline constexpr size_t kMostNoteLength = 80;
inline constexpr size_t kMostPurposeLength = 200;
inline constexpr size_t kMostReasonLength = 240;
inline constexpr size_t kMostReasonSentences = 2;
inline constexpr size_t kMostEasyReasonSentences = 5;
inline constexpr size_t kMostFigureLength = 20;
inline constexpr size_t kMostMeaningLength = 120;
inline constexpr size_t kMostReplyLength = 140;
inline constexpr size_t kMostIconLength = 40;
inline constexpr size_t kMostKeyLength = 400;
inline constexpr size_t kMostAlsoKeys = 3;  // beside a recipient's own
inline constexpr size_t kMostLegalLength = 20'000;
// GDPR's first layer, read while standing.
inline constexpr size_t kMostPrivacyShortWords = 60;
inline constexpr size_t kMostAuthorLength = 120;
inline constexpr size_t kMostPathLength = 200;

// Of a form: what one screen shows, and what is asked of somebody who stands.
inline constexpr size_t kMostForms = 8;
inline constexpr size_t kMostFormFields = 8;
inline constexpr size_t kFewestFormOptions = 2;
inline constexpr size_t kMostFormOptions = 8;
inline constexpr size_t kMostOptionLength = 40;
inline constexpr size_t kMostAnswerLetters = 80;  // typed in one line
// All answers of a lead together, as they are sealed. In envelopes the room is measured out.
inline constexpr size_t kMostAnswersBytes = 3072;

// Of a slip: more would cost paper with every one.
inline constexpr size_t kMostSlipLogos = 4;
inline constexpr size_t kMostSlipLines = 6;
inline constexpr size_t kMostSlipLineLength = 60;
inline constexpr size_t kMostMottoLength = 40;
inline constexpr size_t kMostHashtagLength = 40;

inline constexpr size_t kMostTitleLength = 60;
inline constexpr size_t kMostSummaryLength = 140;
inline constexpr size_t kMostPlaceLength = 60;
inline constexpr size_t kMostEmployerLength = 60;
inline constexpr size_t kMostFieldLength = 40;
inline constexpr size_t kMostHoursLength = 40;
inline constexpr size_t kMostOrganisationLength = 80;
inline constexpr size_t kMostBodyLength = 4000;
inline constexpr size_t kMostBlocks = 60;
// Longer ones make a code that a phone cannot read from paper 58 mm wide.
inline constexpr size_t kMostLinkLength = 200;
inline constexpr size_t kMostPhoneLength = 30;
inline constexpr size_t kMostWifiNameLength = 32;
inline constexpr size_t kLeastWifiPasswordLength = 8;
inline constexpr size_t kMostWifiPasswordLength = 63;
inline constexpr size_t kFewestPhoneDigits = 6;
inline constexpr size_t kMostPhoneDigits = 15;  // ITU-T E.164
inline constexpr size_t kMostEmailLength = 100;

}  // namespace gummiband::content
