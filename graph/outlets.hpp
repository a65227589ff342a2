// Who published an article, and on which page: to count outlets, and to see that one article is a later
// version of another.
#pragma once

#include <string>
#include <string_view>

#include "graph/records.hpp"

namespace newsgraph {

// The host of the url without "www.", else the source, else the id: lower case.
[[nodiscard]] std::string outlet_of(const DocumentInfo& document);

// The url without what does not name the page: scheme, "www.", fragment, the last '/', and parameters that
// track readers (utm_…, fbclid, gclid). Empty for no url and for the front page of a site, where different
// articles stand.
[[nodiscard]] std::string page_key(std::string_view url);

}  // namespace newsgraph
