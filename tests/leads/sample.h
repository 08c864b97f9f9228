// A lead as a visitor of the Freudenberg booth would leave it, and a kiosk that seals it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "catch.h"
#include "folder.h"
#include "fuzz/put_right.h"
#include "leads/interest.h"
#include "leads/keys.h"

namespace gummiband::test {

inline leads::Lead sample_lead() {
  leads::Lead lead;
  lead.interest.id = *base::Uuid::parse("01978f2e-5c00-7abc-8def-0123456789ab");
  lead.interest.captured_wall_ms = 1781966400000;  // 2026-06-20 14:40 UTC
  lead.interest.captured_boot_ms = 123456;
  lead.interest.boot_id = "4a1f0c1e-0000-4000-8000-000000000001";
  lead.interest.clock_trusted = true;
  lead.interest.name = "Lena Hüttemann-Groß";
  lead.interest.email = "lena@xn--mller-kva.de";
  lead.interest.phone = "+492714040";
  lead.interest.language = "de";
  lead.interest.persona = "weggezogen";
  lead.interest.topics = {"rueckkehr", "ausbildung"};
  lead.interest.partner_topics = {"kita"};
  lead.interest.hearts = {"biggesee", "rothaarsteig"};
  lead.interest.heart_place = "siegerland";
  lead.interest.district = "siegen-wittgenstein";
  lead.interest.contact = "neubuerger-service";
  lead.interest.place = "Freudenberg";
  lead.interest.event = "Schützenfest";
  lead.interest.form = "steckbrief";
  lead.interest.answers = {{"bereich", "Was ist dein Bereich?", {"technik"}, "Technik"},
                           {"betrieb", "Wo arbeitest du?", {}, "=Werk \"Lenne\""}};
  lead.consent.text_id = "consent suedwestfalen 3";
  lead.consent.text_sha256 = leads::sha256_hex("Ich bin einverstanden.");
  lead.consent.language = "de";
  lead.consent.purpose = "Wir melden uns mit \"passenden\" Angeboten.";
  lead.consent.sixteen_or_older = true;
  return lead;
}

inline leads::KioskKey new_kiosk() {
  const Folder folder;
  auto kiosk = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  REQUIRE(kiosk);
  return std::move(kiosk).value();
}

}  // namespace gummiband::test
