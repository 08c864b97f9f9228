// Delivers into a hub: one table on PostgreSQL, or on what speaks its protocol. One parcel, one
// row.
//
// A whole batch is one statement, a call of gummiband.deliver(); the receipt is the SHA-256 of the
// bytes that it reads back from the table. What is there already is left alone. If the hub rejects
// a batch for what is in it, the batch is halved until the one parcel is found. One thread at a
// time.
#pragma once

#include <memory>

#include "outbox/courier.h"
#include "outbox/postgres.h"

namespace gummiband::outbox {

std::unique_ptr<Courier> make_hub_courier(const HubAddress& address,
                                          std::unique_ptr<Postgres> server);

// The `id` of a parcel in the table: "UUID" or "UUID.withdrawn".
std::string hub_id(const Name& name);
std::optional<Name> parse_hub_id(const std::string& recipient, const std::string& id);

}  // namespace gummiband::outbox
