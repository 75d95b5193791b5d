// Signing in, on both databases: the same suite in files by subject.
#pragma once

#include "support/auth_harness.hpp"
#include "support/database_test.hpp"

class SignIn : public StoreTest {};
