// Catch2 version 2 (Debian 12) has no ready-made main; version 3 links its own.
#define CATCH_CONFIG_MAIN
#include "catch.h"
