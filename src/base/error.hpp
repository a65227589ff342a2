// The kinds of failure the program tells apart. A library throws one of these and never prints or
// exits; src/cli/main.cpp alone turns the kind into an exit code. Every message says what was found
// and ends with what the reader can do.
#pragma once

#include <stdexcept>
#include <string>

namespace newsgraph {

class Error : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

// Wrong command line: exit code 2.
class UsageError : public Error {
public:
  using Error::Error;
};

// One input could not be read or understood; the others go on: exit code 3 at the end.
class InputError : public Error {
public:
  // `where` is a file name, or "file:line" where a line is known.
  InputError(const std::string& where, const std::string& what) : Error(where + ": " + what) {}
};

// A file that ships with the program (schema, rule, places, model) is missing or wrong: exit code 2.
class DataError : public Error {
public:
  DataError(const std::string& where, const std::string& what) : Error(where + ": " + what) {}
};

// The store is missing, locked, damaged or of another version: exit code 4.
class StoreError : public Error {
public:
  using Error::Error;
};

}  // namespace newsgraph
