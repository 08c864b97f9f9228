// What LeakSanitizer passes over in a program that sets text with Pango and draws SVG with librsvg:
// leaks of the libraries themselves. Included by who does.
//
// Pango finds fonts on a thread of its own and, when a font map goes, abandons what still waits
// there: a few patterns of fontconfig for each map, so for each run of the program. libxml2
// (2.9.14) keeps the values of entities it has refused: 1000 bytes for each SVG that is an entity
// bomb.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
extern "C" [[gnu::used]] inline const char* __lsan_default_suppressions() {
  return "leak:libfontconfig.so\nleak:libpangoft2-1.0.so\nleak:xmlParseEntityValue\n";
}
#endif
