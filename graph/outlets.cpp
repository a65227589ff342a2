#include "graph/outlets.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

// Behind the scheme and "www.".
std::string_view from_host(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos && scheme < 10)
    url.remove_prefix(scheme + 3);
  if (lower(url.substr(0, 4)) == "www.") url.remove_prefix(4);
  return url;
}

bool tracks(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || name == "fbclid" || name == "gclid";
}

std::string kept_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !tracks(parameter)) kept.append(kept.empty() ? "?" : "&").append(parameter);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

}  // namespace

std::string outlet_of(const DocumentInfo& document) {
  if (!document.url.empty()) {
    const std::string_view rest = from_host(document.url);
    const std::string host = lower(rest.substr(0, rest.find_first_of("/?#:")));
    if (!host.empty()) return host;
  }
  return lower(document.source.empty() ? document.id : document.source);
}

std::string page_key(std::string_view url) {
  url = from_host(url.substr(0, url.find('#')));
  const std::size_t host_end = std::min(url.find_first_of("/?"), url.size());
  const std::size_t path_end = std::min(url.find('?'), url.size());
  std::string_view path = url.substr(host_end, path_end - host_end);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string query = path_end < url.size() ? kept_query(url.substr(path_end + 1)) : "";
  if (path.empty() && query.empty()) return {};
  return lower(url.substr(0, host_end)).append(path).append(query);
}

}  // namespace newsgraph
