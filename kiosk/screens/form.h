// "Wie erreichen wir dich?": what interests you, how to reach you, and who may write to you.
//
// What is asked comes from the pack: one of its forms, chosen by the visitor where several fit.
// Its questions are a step each, then the contact and the consent. What is typed lives in the State
// and nowhere else, and is wiped when the visitor says no, when the lead is stored, and when the
// State goes. Nothing is ticked beforehand, and a no costs one tap. The lead is stored by the app
// (CaptureLead); the form hears the outcome by captured(). Where no lead can be taken, open() gives
// a form that says so.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "content/pack.h"
#include "leads/address.h"
#include "screens/form_typed.h"
#include "screens/screen.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace gummiband::screens::form {

inline constexpr size_t kMostNameLetters = 40;   // a first name; fits the greeting
inline constexpr size_t kMostPhoneLetters = 20;  // 15 digits of E.164, a plus, and some to correct
inline constexpr size_t kMostRecipients = 8;     // on one consent screen, as in a pack

enum class Company { kAlone, kTogether };
enum class Way { kEmail, kPhone };
enum class Focus { kName, kContact };
// Why "Ja" did not send.
enum class Trouble { kNone, kNobodyTicked, kNobodyThere, kNotSixteen, kNotStored };
enum class Sending { kNo, kYes };
enum class Sixteen { kNotSaid, kYes };
// Whether the visitor is asked which form it shall be.
enum class Choosing { kNo, kYes };
// Whether "Weiter" was pressed where something must be answered first.
enum class Missing { kNothing, kAnswer };

// What is wrong with the address as typed; nothing as long as nobody pressed "Weiter".
using ContactFault = std::variant<std::monostate, leads::EmailFault, leads::PhoneFault>;

// To a question that is neither topics nor contact.
struct Answer {
  std::string field;                 // id
  std::vector<std::string> options;  // ids
  Typed text;
  bool operator==(const Answer&) const = default;
};

struct State {
  FormDoor door = FormDoor::kOpen;
  std::string offer;               // id of the offer the visitor came from; may be empty
  std::string contact;             // id of the contact who is asked to call; may be empty
  std::vector<std::string> forms;  // ids of those that fit
  Choosing choosing = Choosing::kNo;
  std::string form;       // id of the one that is filled in, or was before it is chosen again
  size_t step = 0;        // of that form
  double stepped_s = -1;  // World::uptime_s of the last step forward; negative: none yet

  Company company = Company::kAlone;
  std::vector<std::string> topics;
  std::vector<std::string> partner_topics;
  std::vector<Answer> answers;
  Missing missing = Missing::kNothing;

  Typed name;
  Typed email;
  Typed phone;
  Way way = Way::kEmail;
  Focus focus = Focus::kName;
  ui::Shift shift = ui::Shift::kOff;  // for the next letter
  ContactFault contact_fault;

  std::vector<std::string> recipients;  // ticked
  Sixteen sixteen = Sixteen::kNotSaid;
  Sending sending = Sending::kNo;
  Trouble trouble = Trouble::kNone;

  bool operator==(const State&) const = default;
};

struct FormTapped {
  std::string form;
};
struct TopicTapped {
  std::string topic;
};
struct PartnerTopicTapped {
  std::string topic;
};
struct CompanyTapped {};
struct OptionTapped {
  std::string option;
};
struct FieldTapped {
  Focus field = Focus::kName;
};
struct WayTapped {
  Way way = Way::kEmail;
};
struct KeyTapped {
  ui::KeyPress key;
};
struct NextTapped {};
struct RecipientTapped {
  std::string recipient;
};
struct SixteenTapped {};
struct PrivacyTapped {};
struct NoTapped {};
struct SendTapped {};
struct BrowseTapped {};  // away from the closed door
using Action =
    std::variant<FormTapped, TopicTapped, PartnerTopicTapped, CompanyTapped, OptionTapped,
                 FieldTapped, WayTapped, KeyTapped, NextTapped, RecipientTapped, SixteenTapped,
                 PrivacyTapped, NoTapped, SendTapped, BrowseTapped>;

// `route.item` may name an offer, which goes with the lead, or a contact, who is asked to call.
State open(const Route& route, const World& world);
// The same for a form that was begun: what was said stays, where the form is among those that fit
// now; what was typed stays anyway.
void arrive(State& state, const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// One step back within the form: true if there was one. While a lead is being stored the form
// stays: true as well.
bool go_back(State& state);

// The app's answer to CaptureLead. Stored (an empty sentence): the address is wiped and the visitor
// is thanked. Else everything stays as it was and can be tried again.
Wishes captured(State& state, const World& world, const std::string& fault_sentence);

// The visitor's name for the thanks, taken out of the form; may be empty.
Typed take_name(State& state);

}  // namespace gummiband::screens::form
